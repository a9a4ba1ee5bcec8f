package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;

/** Functions of one number, softmax and dropout. */
final class ActivationOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    plain("Abs", Function.ABS);
    plain("Ceil", Function.CEIL);
    plain("Cos", Function.COS);
    plain("Erf", Function.ERF);
    plain("Exp", Function.EXP);
    plain("Floor", Function.FLOOR);
    plain("HardSwish", Function.HARD_SWISH);
    plain("Log", Function.LOG);
    plain("Mish", Function.MISH);
    plain("Neg", Function.NEGATE);
    plain("Reciprocal", Function.RECIPROCAL);
    plain("Round", Function.ROUND);
    plain("Sigmoid", Function.SIGMOID);
    plain("Sign", Function.SIGN);
    plain("Sin", Function.SIN);
    plain("Softplus", Function.SOFTPLUS);
    plain("Softsign", Function.SOFTSIGN);
    plain("Sqrt", Function.SQRT);
    plain("Tanh", Function.TANH);
    alpha("Celu", Function.CELU, 1);
    alpha("Elu", Function.ELU, 1);
    alpha("LeakyRelu", Function.LEAKY_RELU, 0.01f);
    alpha("Swish", Function.SWISH, 1);
    alpha("ThresholdedRelu", Function.THRESHOLDED_RELU, 1);
    TABLE.put("Relu", (node, to) -> unary(node, to, new Relu()));
    TABLE.put(
        "HardSigmoid",
        (node, to) ->
            unary(
                node,
                to,
                new Elementwise(
                    Function.HARD_SIGMOID, node.number("alpha", 0.2f), node.number("beta", 0.5f))));
    TABLE.put(
        "Selu",
        (node, to) ->
            unary(
                node,
                to,
                new Elementwise(
                    Function.SELU,
                    node.number("alpha", 1.6732632f),
                    node.number("gamma", 1.050701f))));
    TABLE.put(
        "Gelu",
        (node, to) ->
            unary(
                node,
                to,
                Elementwise.of(
                    node.text("approximate", "none").equals("tanh")
                        ? Function.GELU_TANH
                        : Function.GELU)));
    TABLE.put("Clip", ActivationOperators::clip);
    TABLE.put("PRelu", ActivationOperators::parametric);
    TABLE.put("Softmax", (node, to) -> softmax(node, to, false));
    TABLE.put("LogSoftmax", (node, to) -> softmax(node, to, true));
    TABLE.put("Dropout", ActivationOperators::dropout);
  }

  private ActivationOperators() {}

  private static void plain(String name, Function function) {
    TABLE.put(name, (node, to) -> unary(node, to, Elementwise.of(function)));
  }

  private static void alpha(String name, Function function, float otherwise) {
    TABLE.put(
        name,
        (node, to) ->
            unary(node, to, new Elementwise(function, node.number("alpha", otherwise), 0)));
  }

  static void unary(OnnxNode node, Translation to, Op op) {
    to.emit(node, op, List.of(to.layer(node, 0)));
  }

  private static void clip(OnnxNode node, Translation to) {
    float min = bound(node, to, 1, "min", Float.NEGATIVE_INFINITY);
    float max = bound(node, to, 2, "max", Float.POSITIVE_INFINITY);
    unary(node, to, new Clip(min, max));
  }

  private static float bound(
      OnnxNode node, Translation to, int index, String name, float otherwise) {
    return node.hasInput(index) ? to.known(node, index, name).at(0) : node.number(name, otherwise);
  }

  private static void parametric(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Tensor slope = to.known(node, 1, "slope");
    int channels = to.shape(input).channels();
    boolean perChannel = slope.shape().rank() == 1 && slope.size() == channels;
    if (perChannel && node.opset() < 7 && to.shape(input).isMaps()) {
      slope = slope.reshaped(Shape.of(channels, 1, 1));
    }
    to.emit(node, new PRelu(), List.of(input), slope);
  }

  /** Before opset 13 all axes from the given one on are one. */
  private static void softmax(OnnxNode node, Translation to, boolean logarithm) {
    LayerId input = to.layer(node, 0);
    boolean joined = node.opset() < 13;
    int axis = to.shape(input).axis(node.integer("axis", joined ? 1 : -1));
    List<Integer> axes = joined ? joined(to.shape(input), axis) : List.of(axis);
    axes.forEach(a -> to.requireWithinPictures(node, input, a));
    to.emit(node, new Softmax(axes, logarithm), List.of(input));
  }

  /** The axes from one on that hold more than one number; at least one axis. */
  private static List<Integer> joined(Shape shape, int from) {
    List<Integer> axes =
        IntStream.range(from, shape.rank()).filter(a -> shape.extent(a) != 1).boxed().toList();
    return axes.isEmpty() ? List.of(from) : axes;
  }

  private static void dropout(OnnxNode node, Translation to) {
    float rate = node.hasInput(1) ? to.known(node, 1, "ratio").at(0) : node.number("ratio", 0.5f);
    unary(node, to, new Dropout(rate));
  }
}
