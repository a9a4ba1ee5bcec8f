package org.convlens.format.onnx;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Resize.Coordinates;
import org.convlens.net.op.Resize.Interpolation;
import org.convlens.net.op.Resize.Rounding;

/** Resize and its predecessor Upsample. */
final class ResizeOperators {
  static final Map<String, Operator> TABLE =
      Map.of("Resize", ResizeOperators::resize, "Upsample", ResizeOperators::resize);

  private ResizeOperators() {}

  private static void resize(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Shape shape = to.shape(input);
    Windows.require2d(node, shape);
    boolean old = node.type().equals("Upsample") || node.opset() < 11;
    double[] factors = {1, 1};
    int[] cells = {shape.height(), shape.width()};
    int sizes = 3;
    int scales = old ? 1 : 2;
    if (!old && node.hasInput(sizes) && to.numbers(node, sizes, "sizes").size() > 0) {
      if (!node.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
        throw node.refuse("keep_aspect_ratio_policy is not supported");
      }
      double[] given = spatial(node, shape, to.numbers(node, sizes, "sizes"), true);
      for (int i = 0; i < 2; i++) {
        factors[i] = given[i] / cells[i];
        cells[i] = cells(node, given[i]);
      }
    } else {
      Numbers asked = node.has("scales") ? attribute(node) : to.numbers(node, scales, "scales");
      double[] given = spatial(node, shape, asked, false);
      for (int i = 0; i < 2; i++) {
        factors[i] = given[i];
        cells[i] = cells(node, Math.floor(cells[i] * given[i]));
      }
    }
    if (node.integer("antialias", 0) != 0 && (factors[0] < 1 || factors[1] < 1)) {
      throw node.refuse("antialiasing is not supported");
    }
    if (node.integer("exclude_outside", 0) != 0) {
      throw node.refuse("exclude_outside is not supported");
    }
    to.emit(
        node,
        new Resize(
            cells[0],
            cells[1],
            factors[0],
            factors[1],
            interpolation(node),
            old ? Coordinates.ASYMMETRIC : coordinates(node),
            old ? Rounding.FLOOR : rounding(node),
            node.number("cubic_coeff_a", -0.75f)),
        List.of(input));
  }

  private static Numbers attribute(OnnxNode node) {
    List<Float> values = java.util.Objects.requireNonNull(node.attribute("scales")).getFloatsList();
    return Numbers.of(
        Shape.of(values.size()), false, values.stream().mapToDouble(Float::doubleValue).toArray());
  }

  private static int cells(OnnxNode node, double cells) {
    if (!(cells >= 1 && cells <= 1 << 20)) {
      throw node.refuse("it would make " + cells + " rows or columns");
    }
    return (int) cells;
  }

  /** The last two entries; the others must leave batch and channels alone. */
  private static double[] spatial(OnnxNode node, Shape shape, Numbers given, boolean extents) {
    double[] two = new double[2];
    long[] axes = node.integers("axes");
    int count = axes.length == 0 ? 4 : axes.length;
    if (given.size() != count) {
      throw node.refuse(given.size() + " sizes or scales for " + count + " axes");
    }
    two[0] = extents ? shape.height() : 1;
    two[1] = extents ? shape.width() : 1;
    for (int i = 0; i < count; i++) {
      int axis = axes.length == 0 ? i : shape.axis(Math.toIntExact(axes[i]));
      if (axis >= 2) {
        two[axis - 2] = given.fixed()[i];
      } else if (axis == 1 && given.fixed()[i] != (extents ? shape.channels() : 1)) {
        throw node.refuse("it resizes channels");
      } else if (axis == 0 && !extents && given.fixed()[i] != 1) {
        throw node.refuse("it resizes the batch");
      }
    }
    return two;
  }

  private static Interpolation interpolation(OnnxNode node) {
    String mode = node.text("mode", "nearest");
    return switch (mode) {
      case "nearest" -> Interpolation.NEAREST;
      case "linear", "bilinear" -> Interpolation.LINEAR;
      case "cubic" -> Interpolation.CUBIC;
      default -> throw node.refuse("mode '" + mode + "' is unknown");
    };
  }

  private static Coordinates coordinates(OnnxNode node) {
    String mode = node.text("coordinate_transformation_mode", "half_pixel");
    return switch (mode) {
      case "half_pixel" -> Coordinates.HALF_PIXEL;
      case "pytorch_half_pixel" -> Coordinates.PYTORCH_HALF_PIXEL;
      case "align_corners" -> Coordinates.ALIGN_CORNERS;
      case "asymmetric" -> Coordinates.ASYMMETRIC;
      default -> throw node.refuse("coordinates '" + mode + "' are not supported");
    };
  }

  private static Rounding rounding(OnnxNode node) {
    String mode = node.text("nearest_mode", "round_prefer_floor");
    return switch (mode) {
      case "floor" -> Rounding.FLOOR;
      case "ceil" -> Rounding.CEIL;
      case "round_prefer_floor" -> Rounding.ROUND_HALF_DOWN;
      case "round_prefer_ceil" -> Rounding.ROUND_HALF_UP;
      default -> throw node.refuse("nearest_mode '" + mode + "' is unknown");
    };
  }
}
