package org.convlens.format.keras;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Slice;

/** Activation functions of Keras that take several nodes, with the settings they have by name. */
final class ComposedActivations {
  private static final float HALF = 0.5f;

  /** What a function makes of a tensor, its nodes called after a prefix. */
  private interface Composition {
    Value of(Steps steps, Value x);
  }

  private static final Map<String, Composition> TABLE =
      Map.of(
          "log_sigmoid",
              (s, x) ->
                  s.negative(
                      "", s.function("softplus", Function.SOFTPLUS, s.negative("negative", x))),
          "tanh_shrink",
              (s, x) ->
                  s.join("", Arithmetic.Function.SUBTRACT, x, s.function("tanh", Function.TANH, x)),
          "hard_shrink",
              (s, x) ->
                  s.join(
                      "",
                      Arithmetic.Function.SUBTRACT,
                      s.apply("above", new Elementwise(Function.THRESHOLDED_RELU, HALF, 0), x),
                      s.apply(
                          "below",
                          new Elementwise(Function.THRESHOLDED_RELU, HALF, 0),
                          s.negative("negative", x))),
          "soft_shrink",
              (s, x) ->
                  s.join(
                      "",
                      Arithmetic.Function.SUBTRACT,
                      s.apply("above", new Relu(), s.plus("less", x, -HALF)),
                      s.apply(
                          "below", new Relu(), s.plus("more", s.negative("negative", x), -HALF))),
          "squareplus", ComposedActivations::squareplus,
          "sparse_plus", ComposedActivations::sparsePlus,
          "glu", ComposedActivations::gated);

  private ComposedActivations() {}

  static boolean knows(String name) {
    return TABLE.containsKey(name);
  }

  /**
   * @param node what the last node is called
   */
  static Value of(LayerCall call, String name, Value value, String node) {
    Composition composition = TABLE.get(name);
    if (composition == null) {
      throw new IllegalArgumentException(name);
    }
    return composition.of(new Steps(call.nodes(), node), value);
  }

  /** (x + √(x² + 4)) / 2. */
  private static Value squareplus(Steps s, Value x) {
    Value square = s.join("square", Arithmetic.Function.MULTIPLY, x, x);
    Value root = s.function("root", Function.SQRT, s.plus("more", square, 4));
    Value sum = s.join("sum", Arithmetic.Function.ADD, x, root);
    return s.by("", Arithmetic.Function.MULTIPLY, sum, HALF);
  }

  /**
   * 0 up to −1, x from 1 on, and (x + 1)² / 4 between: max(0, x − 1) + (clip(x, −1, 1) + 1)² / 4.
   */
  private static Value sparsePlus(Steps s, Value x) {
    Value middle = s.plus("raised", s.apply("middle", new Clip(-1, 1), x), 1);
    Value square = s.join("square", Arithmetic.Function.MULTIPLY, middle, middle);
    Value curve = s.by("curve", Arithmetic.Function.MULTIPLY, square, HALF * HALF);
    Value line = s.apply("line", new Relu(), s.plus("less", x, -1));
    return s.join("", Arithmetic.Function.ADD, line, curve);
  }

  /** The first half of the channels times the logistic function of the second (Dauphin 2017). */
  private static Value gated(Steps s, Value x) {
    int axis = x.axis(-1);
    int half = x.shape().extent(axis) / 2;
    Value first = s.apply("first", new Slice(axis, 0, half, 1), x);
    Value second = s.apply("second", new Slice(axis, half, 2 * half, 1), x);
    Value gate = s.function("gate", Function.SIGMOID, second);
    return s.join("", Arithmetic.Function.MULTIPLY, first, gate);
  }

  /** Nodes named after a last one, which has the empty suffix. */
  private record Steps(Nodes nodes, String node) {
    private String name(String suffix) {
      return suffix.isEmpty() ? node : node + "/" + suffix;
    }

    Value apply(String suffix, Op op, Value x) {
      return nodes.add(name(suffix), op, List.of(x), x.channelsLast());
    }

    Value function(String suffix, Function function, Value x) {
      return apply(suffix, Elementwise.of(function), x);
    }

    Value join(String suffix, Arithmetic.Function function, Value a, Value b) {
      return nodes.add(name(suffix), new Arithmetic(function), List.of(a, b), a.channelsLast());
    }

    Value negative(String suffix, Value x) {
      return function(suffix, Function.NEGATE, x);
    }

    Value plus(String suffix, Value x, float number) {
      return by(suffix, Arithmetic.Function.ADD, x, number);
    }

    Value by(String suffix, Arithmetic.Function function, Value x, float number) {
      Value by = nodes.constant(node + "/" + suffix + "_by", Tensor.of(Shape.of(1), number));
      return join(suffix, function, x, by);
    }
  }
}
