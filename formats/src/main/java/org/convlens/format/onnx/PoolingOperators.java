package org.convlens.format.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;

/** Sliding and global pooling. */
final class PoolingOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "MaxPool",
          PoolingOperators::max,
          "AveragePool",
          PoolingOperators::average,
          "GlobalAveragePool",
          (node, to) -> global(node, to, GlobalPool2d.Function.MEAN),
          "GlobalMaxPool",
          (node, to) -> global(node, to, GlobalPool2d.Function.MAX));

  private PoolingOperators() {}

  private static void max(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    MaxPool2d op =
        new MaxPool2d(
            Windows.kernel(node),
            Windows.strides(node),
            Windows.padding(node),
            Windows.dilations(node),
            node.integer("ceil_mode", 0) != 0);
    to.emit(node, op, List.of(input));
  }

  private static void average(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    if (to.shape(input).rank() == 5 && node.integers("kernel_shape").length == 3) {
      alongChannels(node, to, input);
      return;
    }
    Windows.require2d(node, to.shape(input));
    if (!Windows.dilations(node).equals(Size.ONE)) {
      throw node.refuse("average pooling with dilation is not supported");
    }
    AveragePool2d op =
        new AveragePool2d(
            Windows.kernel(node),
            Windows.strides(node),
            Windows.padding(node),
            node.integer("ceil_mode", 0) != 0,
            node.integer("count_include_pad", 0) != 0);
    to.emit(node, op, List.of(input));
  }

  /** A window of a single cell of several channels, as PyTorch exports local response norms. */
  private static void alongChannels(OnnxNode node, Translation to, LayerId input) {
    long[] kernel = node.integers("kernel_shape");
    boolean single = kernel[0] > 0 && kernel[0] < 1 << 12 && kernel[1] == 1 && kernel[2] == 1;
    boolean plain = !node.has("auto_pad") || node.text("auto_pad", "").equals("NOTSET");
    for (String name : List.of("strides", "dilations")) {
      plain &= Arrays.stream(node.integers(name)).allMatch(one -> one == 1);
    }
    plain &= Arrays.stream(node.integers("pads")).allMatch(pad -> pad == 0);
    if (!single || !plain) {
      throw node.refuse("its windows have three axes: ConvLens reads 2-D CNNs");
    }
    Shape shape = to.shape(input);
    int depth = shape.extent(2);
    int cells = Math.multiplyExact(shape.extent(3), shape.extent(4));
    Shape flat = Shape.of(shape.extent(0), shape.extent(1), depth, cells);
    LayerId rows = to.emitPart(node, "rows", new Reshape(flat), List.of(input));
    AveragePool2d op =
        new AveragePool2d(new Size((int) kernel[0], 1), Size.ONE, Padding.NONE, false, true);
    LayerId means = to.emitPart(node, "means", op, List.of(rows));
    Shape target = shape.with(2, depth - (int) kernel[0] + 1);
    to.emit(node, new Reshape(target), List.of(means));
  }

  private static void global(OnnxNode node, Translation to, GlobalPool2d.Function function) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    to.emit(node, new GlobalPool2d(function), List.of(input));
  }
}
