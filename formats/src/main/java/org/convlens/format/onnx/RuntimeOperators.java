package org.convlens.format.onnx;

import java.util.List;
import java.util.Map;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;

/** What ONNX Runtime puts in the place of several operators when it saves an optimised network. */
final class RuntimeOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "FusedConv",
          RuntimeOperators::convolution,
          "Gelu",
          (node, to) -> ActivationOperators.unary(node, to, Elementwise.of(Function.GELU)),
          "QuickGelu",
          (node, to) ->
              ActivationOperators.unary(
                  node, to, new Elementwise(Function.SWISH, node.number("alpha", 1.702f), 0)));

  private RuntimeOperators() {}

  /** act(x ∗ kernel + bias + z). */
  private static void convolution(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    Op op = ConvolutionOperators.operator(node, to, input);
    LayerId sum =
        to.emitPart(node, "conv", op, List.of(input), ConvolutionOperators.weights(node, to));
    if (node.hasInput(3)) {
      Arithmetic plus = new Arithmetic(Arithmetic.Function.ADD);
      sum = to.emitPart(node, "add", plus, List.of(sum, to.layer(node, 3)));
    }
    to.emit(node, activation(node), List.of(sum));
  }

  private static Op activation(OnnxNode node) {
    List<Float> settings = node.numbers("activation_params");
    String name = node.text("activation", "");
    int wanted = name.equals("LeakyRelu") ? 1 : name.matches("Clip|HardSigmoid") ? 2 : 0;
    if (settings.size() < wanted) {
      throw node.refuse("its activation '" + name + "' has too few settings");
    }
    return switch (name) {
      case "Relu" -> new Relu();
      case "Sigmoid" -> Elementwise.of(Function.SIGMOID);
      case "Tanh" -> Elementwise.of(Function.TANH);
      case "LeakyRelu" -> new Elementwise(Function.LEAKY_RELU, settings.get(0), 0);
      case "Clip" -> new Clip(settings.get(0), settings.get(1));
      case "HardSigmoid" ->
          new Elementwise(Function.HARD_SIGMOID, settings.get(0), settings.get(1));
      default -> throw node.refuse("its activation '" + name + "' is not known");
    };
  }
}
