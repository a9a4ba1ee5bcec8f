package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.convlens.array.Shape;
import org.convlens.net.op.Reduce;
import org.jspecify.annotations.Nullable;

/** Means, norms and normalisation of numbers that the file gives, as of standardised weights. */
final class FoldedStatistics {
  static final Map<String, Folding.Fold> TABLE = new HashMap<>();

  static {
    DoubleUnaryOperator same = a -> a;
    reduction("ReduceMean", Double::sum, 0, same, same, true);
    reduction("ReduceSum", Double::sum, 0, same, same, false);
    reduction("ReduceMax", Math::max, Double.NEGATIVE_INFINITY, same, same, false);
    reduction("ReduceMin", Math::min, Double.POSITIVE_INFINITY, same, same, false);
    reduction("ReduceProd", (a, b) -> a * b, 1, same, same, false);
    reduction("ReduceL1", Double::sum, 0, Math::abs, same, false);
    reduction("ReduceL2", Double::sum, 0, a -> a * a, Math::sqrt, false);
    reduction("ReduceSumSquare", Double::sum, 0, a -> a * a, same, false);
    TABLE.put("BatchNormalization", FoldedStatistics::normalised);
    TABLE.put("DequantizeLinear", FoldedStatistics::dequantised);
    TABLE.put("Clip", FoldedStatistics::clip);
  }

  private FoldedStatistics() {}

  private static void reduction(
      String name,
      DoubleBinaryOperator join,
      double start,
      DoubleUnaryOperator before,
      DoubleUnaryOperator after,
      boolean mean) {
    TABLE.put(
        name,
        (node, in) -> {
          Numbers from = FoldedLayout.first(in);
          if (!from.isKnown()) {
            return null;
          }
          long[] given = FoldedLayout.integers(node, in, 1, "axes");
          if (given.length == 0 && node.integer("noop_with_empty_axes", 0) != 0) {
            return from;
          }
          Set<Integer> axes = new HashSet<>();
          for (long axis : given) {
            axes.add(from.shape().axis(Math.toIntExact(axis)));
          }
          boolean keep = node.integer("keepdims", 1) != 0;
          Shape target =
              new Reduce(Reduce.Function.SUM, List.copyOf(axes), keep)
                  .shape(List.of(from.shape()), List.of());
          double[] result = new double[Numbers.count(target)];
          java.util.Arrays.fill(result, start);
          int[] places = places(from.shape(), axes);
          for (int i = 0; i < places.length; i++) {
            result[places[i]] =
                join.applyAsDouble(result[places[i]], before.applyAsDouble(from.fixed()[i]));
          }
          double each = mean ? (double) from.size() / Math.max(1, result.length) : 1;
          for (int i = 0; i < result.length; i++) {
            result[i] = after.applyAsDouble(result[i] / each);
          }
          boolean whole = from.whole() && !mean && !name.equals("ReduceL2");
          return Numbers.of(target, whole, result);
        });
  }

  /** Where each entry counts among those of the axes that stay; without axes, nothing stays. */
  private static int[] places(Shape shape, Set<Integer> axes) {
    int[] places = new int[Numbers.count(shape)];
    int stride = 1;
    int inner = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      int extent = shape.extent(axis);
      if (!axes.isEmpty() && !axes.contains(axis)) {
        for (int i = 0; i < places.length; i++) {
          places[i] += i / inner % extent * stride;
        }
        stride *= extent;
      }
      inner *= extent;
    }
    return places;
  }

  /** Per channel, the second axis: by its own mean and variance in training mode, else by given. */
  private static @Nullable Numbers normalised(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers from = FoldedLayout.first(in);
    if (!from.isKnown() || from.shape().rank() < 2) {
      return null;
    }
    int channels = from.shape().extent(1);
    boolean own = node.opset() >= 14 && node.integer("training_mode", 0) != 0;
    Set<Integer> others = new HashSet<>();
    for (int axis = 0; axis < from.shape().rank(); axis++) {
      if (axis != 1) {
        others.add(axis);
      }
    }
    int[] places = places(from.shape(), others);
    double[] mean = own ? new double[channels] : perChannel(node, in, 3, channels);
    double[] variance = own ? new double[channels] : perChannel(node, in, 4, channels);
    if (own) {
      double each = (double) from.size() / Math.max(1, channels);
      for (int i = 0; i < places.length; i++) {
        mean[places[i]] += from.fixed()[i] / each;
      }
      for (int i = 0; i < places.length; i++) {
        double off = from.fixed()[i] - mean[places[i]];
        variance[places[i]] += off * off / each;
      }
    }
    double[] scale = perChannel(node, in, 1, channels);
    double[] shift = perChannel(node, in, 2, channels);
    double[] result = new double[from.size()];
    double epsilon = node.number("epsilon", 1e-5f);
    for (int i = 0; i < result.length; i++) {
      int c = places[i];
      result[i] =
          (from.fixed()[i] - mean[c]) / Math.sqrt(variance[c] + epsilon) * scale[c] + shift[c];
    }
    return Numbers.of(from.shape(), false, result);
  }

  private static double[] perChannel(
      OnnxNode node, List<@Nullable Numbers> in, int index, int channels) {
    Numbers given = FoldedLayout.input(in, index);
    if (given.size() != channels || !given.isKnown()) {
      throw node.refuse(given.size() + " numbers for " + channels + " channels");
    }
    return given.fixed();
  }

  /** (x − zero point) · scale, the same for all or one an entry of an axis. */
  private static @Nullable Numbers dequantised(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers from = FoldedLayout.first(in);
    Numbers scale = FoldedLayout.input(in, 1);
    boolean shifted = in.size() > 2 && in.get(2) != null;
    Numbers zero = shifted ? FoldedLayout.input(in, 2) : null;
    int extent = 1;
    int inner = 1;
    if (scale.size() != 1) {
      int axis = from.shape().axis(node.integer("axis", 1));
      extent = from.shape().extent(axis);
      inner = FoldedLayout.stride(from.shape(), axis);
    }
    boolean fits = scale.size() == extent && (zero == null || zero.size() == extent);
    if (!from.isKnown() || !fits || node.integer("block_size", 0) != 0) {
      throw node.refuse("its scale has " + scale.size() + " numbers for " + from.shape());
    }
    double[] result = from.fixed().clone();
    for (int i = 0; i < result.length; i++) {
      int at = i / inner % extent;
      result[i] = (result[i] - (zero == null ? 0 : zero.fixed()[at])) * scale.fixed()[at];
    }
    return Numbers.of(from.shape(), false, result);
  }

  private static @Nullable Numbers clip(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers from = FoldedLayout.first(in);
    Double least = bound(node, in, 1, "min", Double.NEGATIVE_INFINITY);
    Double most = bound(node, in, 2, "max", Double.POSITIVE_INFINITY);
    if (!from.isKnown() || least == null || most == null) {
      return null;
    }
    double[] result = from.fixed().clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.min(most, Math.max(least, result[i]));
    }
    return Numbers.of(from.shape(), from.whole(), result);
  }

  private static @Nullable Double bound(
      OnnxNode node, List<@Nullable Numbers> in, int index, String attribute, double otherwise) {
    if (index >= in.size() || in.get(index) == null) {
      return node.has(attribute) ? (double) node.number(attribute, 0) : (Double) otherwise;
    }
    Numbers given = FoldedLayout.input(in, index);
    return given.isKnown() && given.size() == 1 ? (Double) given.fixed()[0] : null;
  }
}
