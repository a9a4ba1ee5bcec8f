package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Identity;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;

/** Layers that work number by number, and softmax. */
final class ElementEncoders {
  private ElementEncoders() {}

  static void register() {
    LayerEncoders.put(Relu.class, (op, layer, graph) -> graph.node("Relu", layer).add());
    LayerEncoders.put(Identity.class, (op, layer, graph) -> graph.node("Identity", layer).add());
    LayerEncoders.put(Elementwise.class, ElementEncoders::opset, ElementEncoders::function);
    LayerEncoders.put(Clip.class, ElementEncoders::clip);
    LayerEncoders.put(
        Quantize.class, op -> op.type().bytes() == 1 ? 13L : 21L, ElementEncoders::quantize);
    LayerEncoders.put(
        PRelu.class,
        (op, layer, graph) -> graph.node("PRelu", layer).weights(layer.weights(), "slope").add());
    LayerEncoders.put(Cast.class, ElementEncoders::cast);
    LayerEncoders.put(
        Dropout.class,
        (op, layer, graph) ->
            graph.node("Dropout", layer).numbers("ratio", scalar(op.rate())).add());
    LayerEncoders.put(Arithmetic.class, ElementEncoders::arithmetic);
    LayerEncoders.put(Softmax.class, ElementEncoders::softmax);
  }

  private static Tensor scalar(float value) {
    return Tensor.of(Shape.of(), value);
  }

  private static void function(Elementwise op, Node layer, GraphEncoder graph) {
    if (op.function() == Elementwise.Function.SWISH) {
      swish(op, layer, graph);
      return;
    }
    NodeEncoder node = graph.node(name(op), layer);
    switch (op.function()) {
      case CELU, ELU, LEAKY_RELU, THRESHOLDED_RELU -> node.with("alpha", op.alpha());
      case HARD_SIGMOID -> node.with("alpha", op.alpha()).with("beta", op.beta());
      case SELU -> node.with("alpha", op.alpha()).with("gamma", op.beta());
      case GELU_TANH -> node.with("approximate", "tanh");
      default -> {}
    }
    node.add();
  }

  private static long opset(Elementwise op) {
    return switch (op.function()) {
      case GELU, GELU_TANH -> 20;
      case MISH -> 18;
      default -> 1;
    };
  }

  private static String name(Elementwise op) {
    return switch (op.function()) {
      case NEGATE -> "Neg";
      case GELU, GELU_TANH -> "Gelu";
      default -> op.kind();
    };
  }

  /** x σ(α x), which has no operator of its own before opset 24. */
  private static void swish(Elementwise op, Node layer, GraphEncoder graph) {
    String input = graph.tensor(layer.input());
    String scaled = input;
    if (op.alpha() != 1) {
      scaled =
          graph
              .part("Mul", layer, "scaled", List.of(input))
              .numbers("alpha", scalar(op.alpha()))
              .add();
    }
    String gate = graph.part("Sigmoid", layer, "sigmoid", List.of(scaled)).add();
    graph.node("Mul", layer).input(gate).add();
  }

  private static void clip(Clip op, Node layer, GraphEncoder graph) {
    NodeEncoder node = graph.node("Clip", layer);
    boolean above = op.max() != Float.POSITIVE_INFINITY;
    if (op.min() != Float.NEGATIVE_INFINITY) {
      node.numbers("min", scalar(op.min()));
    } else if (above) {
      node.input("");
    }
    if (above) {
      node.numbers("max", scalar(op.max()));
    }
    node.add();
  }

  private static void quantize(Quantize op, Node layer, GraphEncoder graph) {
    ByteBuffer zero = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    zero.putInt(0, op.zero()).limit(op.type().bytes());
    Tensor point = Tensor.of(Shape.of(), op.type(), zero);
    String steps =
        graph
            .part("QuantizeLinear", layer, "steps", graph.inputs(layer))
            .numbers("scale", scalar(op.scale()))
            .numbers("zero", point)
            .add();
    new NodeEncoder(
            graph, "DequantizeLinear", layer.name(), List.of(steps), graph.tensor(layer.id()))
        .numbers("scale", scalar(op.scale()))
        .numbers("zero", point)
        .add();
  }

  /** The engine computes in float32, so every floating type is float32. */
  private static void cast(Cast op, Node layer, GraphEncoder graph) {
    DataType type = op.type().isFloating() ? DataType.FLOAT : GraphEncoder.dataType(op.type());
    graph.node("Cast", layer).with("to", type.getNumber()).add();
  }

  private static void arithmetic(Arithmetic op, Node layer, GraphEncoder graph) {
    List<String> inputs = graph.inputs(layer);
    String type =
        switch (op.function()) {
          case ADD -> inputs.size() == 2 ? "Add" : "Sum";
          case SUBTRACT -> "Sub";
          case MULTIPLY -> "Mul";
          case DIVIDE -> "Div";
          case POWER -> "Pow";
          case MAXIMUM -> "Max";
          case MINIMUM -> "Min";
          case MEAN -> "Mean";
        };
    if (!type.equals("Mul") || inputs.size() <= 2) {
      graph.node(inputs.size() == 1 ? "Identity" : type, layer).add();
      return;
    }
    String product = inputs.get(0);
    for (int i = 1; i < inputs.size() - 1; i++) {
      product = graph.part(type, layer, "product", List.of(product, inputs.get(i))).add();
    }
    List<String> last = List.of(product, inputs.get(inputs.size() - 1));
    new NodeEncoder(graph, type, layer.name(), last, graph.tensor(layer.id())).add();
  }

  /** Over one axis as it is; over several as exp(x − max) / Σ exp(x − max). */
  private static void softmax(Softmax op, Node layer, GraphEncoder graph) {
    if (op.axes().size() == 1) {
      graph
          .node(op.logarithm() ? "LogSoftmax" : "Softmax", layer)
          .with("axis", op.axes().get(0))
          .add();
      return;
    }
    String input = graph.tensor(layer.input());
    String largest =
        graph.part("ReduceMax", layer, "max", List.of(input)).with("axes", op.axes()).add();
    String shifted = graph.part("Sub", layer, "shifted", List.of(input, largest)).add();
    String powers = graph.part("Exp", layer, "exp", List.of(shifted)).add();
    Tensor axes = GraphEncoder.longs(op.axes().stream().mapToInt(Integer::intValue).toArray());
    String sum = graph.part("ReduceSum", layer, "sum", List.of(powers)).numbers("axes", axes).add();
    String output = graph.tensor(layer.id());
    if (op.logarithm()) {
      String logarithm = graph.part("Log", layer, "log", List.of(sum)).add();
      new NodeEncoder(graph, "Sub", layer.name(), List.of(shifted, logarithm), output).add();
    } else {
      new NodeEncoder(graph, "Div", layer.name(), List.of(powers, sum), output).add();
    }
  }
}
