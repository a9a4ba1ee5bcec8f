package org.convlens.format.onnx;

import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Attributes that convolutions and pooling layers share. */
final class Windows {
  private static final int LARGEST = 1 << 20;
  private static final int LARGEST_PAD = 1 << 12;

  private Windows() {}

  /** Refuses what is not N × C × H × W, and says which other kind it is. */
  static void require2d(OnnxNode node, Shape input) {
    if (!input.isMaps()) {
      throw new UnsupportedException(
          node + " works on " + input + ": ConvLens reads 2-D CNNs (N × C × H × W)");
    }
  }

  static Size kernel(OnnxNode node) {
    if (!node.has("kernel_shape")) {
      throw node.refuse("it has no kernel_shape");
    }
    return size(node, "kernel_shape");
  }

  static Size strides(OnnxNode node) {
    return size(node, "strides");
  }

  static Size dilations(OnnxNode node) {
    return size(node, "dilations");
  }

  /** Two positive integers; 1 and 1 where the attribute is missing. */
  static Size size(OnnxNode node, String attribute) {
    if (!node.has(attribute)) {
      return Size.ONE;
    }
    int[] two = pair(node, attribute, 1);
    return new Size(two[0], two[1]);
  }

  static int[] pair(OnnxNode node, String attribute, int least) {
    long[] values = node.integers(attribute);
    if (values.length != 2) {
      throw node.refuse(
          attribute + " has " + values.length + " entries: ConvLens reads 2-D CNNs, it takes two");
    }
    return new int[] {
      bounded(node, attribute, values[0], least), bounded(node, attribute, values[1], least)
    };
  }

  private static int bounded(OnnxNode node, String attribute, long value, int least) {
    if (value < least || value > LARGEST) {
      throw node.refuse(attribute + " holds " + value);
    }
    return (int) value;
  }

  static Padding padding(OnnxNode node) {
    String auto = node.text("auto_pad", "NOTSET").toUpperCase(Locale.ROOT);
    return switch (auto) {
      case "SAME_UPPER" -> Padding.SAME_UPPER;
      case "SAME_LOWER" -> Padding.SAME_LOWER;
      case "VALID" -> Padding.NONE;
      case "NOTSET", "" -> explicit(node);
      default -> throw node.refuse("auto_pad '" + auto + "' is unknown");
    };
  }

  private static Padding explicit(OnnxNode node) {
    if (!node.has("pads")) {
      return Padding.NONE;
    }
    long[] pads = node.integers("pads");
    if (pads.length != 4) {
      throw node.refuse("pads has " + pads.length + " entries, it takes four");
    }
    for (long pad : pads) {
      if (pad < 0 || pad > LARGEST_PAD) {
        throw node.refuse("pads holds " + pad);
      }
    }
    return Padding.of((int) pads[0], (int) pads[1], (int) pads[2], (int) pads[3]);
  }
}
