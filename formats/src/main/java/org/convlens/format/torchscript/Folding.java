package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reshape;
import org.jspecify.annotations.Nullable;

/**
 * Computes layers that are made of constants alone, such as weights that a network standardises on
 * the way (Qiao et al. 2019).
 */
final class Folding {
  private static final int LARGEST = 1 << 26;

  private record Made(Op op, List<LayerId> inputs, List<Tensor> weights, Shape shape) {}

  private final Map<LayerId, Made> layers = new HashMap<>();
  private final Map<LayerId, Tensor> known = new HashMap<>();

  /** Notes a layer; its inputs have been noted before. */
  void note(LayerId layer, Op op, List<LayerId> inputs, List<Tensor> weights, Shape shape) {
    boolean fixed =
        op instanceof Constant || (!inputs.isEmpty() && layers.keySet().containsAll(inputs));
    if (fixed && !shape.hasBatch() && shape.elements() <= LARGEST) {
      layers.put(layer, new Made(op, inputs, weights, shape));
    }
  }

  /** The numbers of a layer; nothing if they depend on the picture, or are not computed here. */
  @Nullable Tensor of(LayerId layer) {
    Tensor there = known.get(layer);
    Made made = layers.get(layer);
    if (there != null || made == null) {
      return there;
    }
    List<Tensor> inputs = new ArrayList<>();
    for (LayerId input : made.inputs()) {
      Tensor tensor = of(input);
      if (tensor == null) {
        return null;
      }
      inputs.add(tensor);
    }
    Tensor result = computed(made, inputs);
    if (result != null) {
      known.put(layer, result);
    }
    return result;
  }

  private static @Nullable Tensor computed(Made made, List<Tensor> inputs) {
    Op op = made.op();
    if (op instanceof Constant) {
      return made.weights().get(0);
    }
    if (op instanceof Reshape || op instanceof Flatten || op instanceof Identity) {
      return inputs.get(0).reshaped(made.shape());
    }
    if (op instanceof Elementwise function) {
      DoubleUnaryOperator of = unary(function.function());
      return of == null ? null : each(inputs.get(0), of);
    }
    if (op instanceof Arithmetic join && inputs.size() == 2) {
      DoubleBinaryOperator of = binary(join.function());
      return of == null ? null : joined(made.shape(), inputs.get(0), inputs.get(1), of);
    }
    return op instanceof Reduce reduce ? reduced(reduce, made.shape(), inputs.get(0)) : null;
  }

  private static @Nullable DoubleUnaryOperator unary(Elementwise.Function function) {
    return switch (function) {
      case SQRT -> Math::sqrt;
      case RECIPROCAL -> x -> 1 / x;
      case NEGATE -> x -> -x;
      case ABS -> Math::abs;
      case EXP -> Math::exp;
      case LOG -> Math::log;
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case TANH -> Math::tanh;
      default -> null;
    };
  }

  private static @Nullable DoubleBinaryOperator binary(Arithmetic.Function function) {
    return switch (function) {
      case ADD -> Double::sum;
      case SUBTRACT -> (a, b) -> a - b;
      case MULTIPLY -> (a, b) -> a * b;
      case DIVIDE -> (a, b) -> a / b;
      case POWER -> Math::pow;
      case MAXIMUM -> Math::max;
      case MINIMUM -> Math::min;
      case MEAN -> null;
    };
  }

  private static Tensor each(Tensor x, DoubleUnaryOperator function) {
    float[] values = x.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(values[i]);
    }
    return Tensor.of(x.shape(), values);
  }

  private static Tensor joined(Shape shape, Tensor a, Tensor b, DoubleBinaryOperator function) {
    float[] x = a.toFloats();
    float[] y = b.toFloats();
    int[] fromX = places(shape, a.shape());
    int[] fromY = places(shape, b.shape());
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(x[fromX[i]], y[fromY[i]]);
    }
    return Tensor.of(shape, values);
  }

  /** Where each number of a shape lies in one that is broadcast to it, or that it shrinks to. */
  private static int[] places(Shape whole, Shape part) {
    int[] places = new int[(int) whole.elements()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      int stride = 1;
      for (int axis = whole.rank() - 1; axis >= 0; axis--) {
        int at = rest % whole.extent(axis);
        rest /= whole.extent(axis);
        int own = axis - whole.rank() + part.rank();
        if (own >= 0 && part.extent(own) > 1) {
          places[i] += at * stride;
          stride *= part.extent(own);
        }
      }
    }
    return places;
  }

  private static @Nullable Tensor reduced(Reduce reduce, Shape shape, Tensor x) {
    Shape kept =
        new Reduce(reduce.function(), reduce.axes(), true).shape(List.of(x.shape()), List.of());
    int[] places = places(x.shape(), kept);
    double[] sums = new double[(int) kept.elements()];
    float[] values = x.toFloats();
    boolean squares = reduce.function() == Reduce.Function.L2;
    switch (reduce.function()) {
      case MEAN, SUM, L2 -> {}
      default -> {
        return null;
      }
    }
    for (int i = 0; i < values.length; i++) {
      sums[places[i]] += squares ? (double) values[i] * values[i] : values[i];
    }
    double count =
        reduce.function() == Reduce.Function.MEAN ? values.length / (double) sums.length : 1;
    float[] result = new float[sums.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (squares ? Math.sqrt(sums[i]) : sums[i] / count);
    }
    return Tensor.of(shape, result);
  }

  /**
   * A batch normalisation by the numbers' own mean and variance, channels along axis 1.
   *
   * @param scale one for each channel; nothing for 1
   * @param shift one for each channel; nothing for 0
   */
  static Tensor standardised(
      Tensor x, @Nullable Tensor scale, @Nullable Tensor shift, double epsilon) {
    float[] values = x.toFloats();
    int channels = x.shape().extent(1);
    int inner = 1;
    for (int axis = 2; axis < x.shape().rank(); axis++) {
      inner *= x.shape().extent(axis);
    }
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    double count = values.length / (double) channels;
    for (int from = 0; from < values.length; from += inner) {
      int c = from / inner % channels;
      double sum = 0;
      for (int i = from; i < from + inner; i++) {
        sum += values[i];
      }
      mean[c] += sum / count;
    }
    for (int from = 0; from < values.length; from += inner) {
      int c = from / inner % channels;
      double squares = 0;
      for (int i = from; i < from + inner; i++) {
        double away = values[i] - mean[c];
        squares += away * away;
      }
      variance[c] += squares / count;
    }
    for (int from = 0; from < values.length; from += inner) {
      int c = from / inner % channels;
      double factor = (scale == null ? 1 : scale.at(c)) / Math.sqrt(variance[c] + epsilon);
      double offset = shift == null ? 0 : shift.at(c);
      for (int i = from; i < from + inner; i++) {
        values[i] = (float) ((values[i] - mean[c]) * factor + offset);
      }
    }
    return Tensor.of(x.shape(), values);
  }
}
