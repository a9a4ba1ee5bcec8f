package org.convlens.format.onnx;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Node;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.Linear;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.MaxPool2d;

/** Layers with weights or windows. */
final class WindowEncoders {
  private WindowEncoders() {}

  static void register() {
    LayerEncoders.put(Conv2d.class, WindowEncoders::convolution);
    LayerEncoders.put(ConvTranspose2d.class, WindowEncoders::transposed);
    LayerEncoders.put(MaxPool2d.class, WindowEncoders::max);
    LayerEncoders.put(AveragePool2d.class, WindowEncoders::average);
    LayerEncoders.put(
        GlobalPool2d.class, (op, layer, graph) -> graph.node(global(op), layer).add());
    LayerEncoders.put(BatchNorm.class, WindowEncoders::batchNorm);
    LayerEncoders.put(
        InstanceNorm.class,
        (op, layer, graph) ->
            graph
                .node("InstanceNormalization", layer)
                .weights(layer.weights(), "scale", "bias")
                .with("epsilon", op.epsilon())
                .add());
    LayerEncoders.put(
        LayerNorm.class,
        (op, layer, graph) ->
            graph
                .node("LayerNormalization", layer)
                .weights(layer.weights(), "scale", "bias")
                .with("axis", op.axis())
                .with("epsilon", op.epsilon())
                .add());
    LayerEncoders.put(
        GroupNorm.class,
        op -> 21,
        (op, layer, graph) ->
            graph
                .node("GroupNormalization", layer)
                .weights(layer.weights(), "scale", "bias")
                .with("num_groups", op.groups())
                .with("epsilon", op.epsilon())
                .add());
    LayerEncoders.put(LocalResponseNorm.class, WindowEncoders::localResponse);
    LayerEncoders.put(Linear.class, WindowEncoders::linear);
    LayerEncoders.put(MatMul.class, (op, layer, graph) -> graph.node("MatMul", layer).add());
  }

  private static void convolution(Conv2d op, Node layer, GraphEncoder graph) {
    graph
        .node("Conv", layer)
        .weights(layer.weights(), "weight", "bias")
        .with("kernel_shape", Conv2d.kernelSize(layer.weights()))
        .with("strides", op.stride())
        .padding(op.padding())
        .with("dilations", op.dilation())
        .with("group", op.groups())
        .add();
  }

  private static void transposed(ConvTranspose2d op, Node layer, GraphEncoder graph) {
    graph
        .node("ConvTranspose", layer)
        .weights(layer.weights(), "weight", "bias")
        .with("kernel_shape", Conv2d.kernelSize(layer.weights()))
        .with("strides", op.stride())
        .padding(op.padding())
        .with("dilations", op.dilation())
        .with("group", op.groups())
        .with("output_padding", op.extra())
        .add();
  }

  private static void max(MaxPool2d op, Node layer, GraphEncoder graph) {
    graph
        .node("MaxPool", layer)
        .with("kernel_shape", op.kernel())
        .with("strides", op.stride())
        .padding(op.padding())
        .with("dilations", op.dilation())
        .with("ceil_mode", op.ceil() ? 1 : 0)
        .add();
  }

  private static void average(AveragePool2d op, Node layer, GraphEncoder graph) {
    graph
        .node("AveragePool", layer)
        .with("kernel_shape", op.kernel())
        .with("strides", op.stride())
        .padding(op.padding())
        .with("ceil_mode", op.ceil() ? 1 : 0)
        .with("count_include_pad", op.countPadding() ? 1 : 0)
        .add();
  }

  private static String global(GlobalPool2d op) {
    return op.function() == GlobalPool2d.Function.MEAN ? "GlobalAveragePool" : "GlobalMaxPool";
  }

  private static void batchNorm(BatchNorm op, Node layer, GraphEncoder graph) {
    graph
        .node("BatchNormalization", layer)
        .weights(layer.weights(), "scale", "bias", "mean", "variance")
        .with("epsilon", op.epsilon())
        .with("momentum", op.momentum())
        .add();
  }

  private static void localResponse(LocalResponseNorm op, Node layer, GraphEncoder graph) {
    graph
        .node("LRN", layer)
        .with("size", op.size())
        .with("alpha", op.alpha())
        .with("beta", op.beta())
        .with("bias", op.bias())
        .add();
  }

  /** Gemm on matrices; MatMul, then Add, on tensors with more axes. */
  private static void linear(Linear op, Node layer, GraphEncoder graph) {
    List<Tensor> weights = layer.weights();
    boolean biased = weights.size() > 1;
    boolean matrix = graph.shape(layer.input()).rank() == 2;
    if (matrix && (biased || !op.inputMajor())) {
      graph
          .node("Gemm", layer)
          .weights(weights, "weight", "bias")
          .with("transB", op.inputMajor() ? 0 : 1)
          .add();
      return;
    }
    String right = graph.numbers(layer.name() + ".weight", weights.get(0));
    if (!op.inputMajor()) {
      right =
          graph
              .part("Transpose", layer, "transposed", List.of(right))
              .with("perm", List.of(1, 0))
              .add();
    }
    if (!biased) {
      graph.node("MatMul", layer).input(right).add();
      return;
    }
    String product =
        graph.part("MatMul", layer, "product", List.of(graph.tensor(layer.input()), right)).add();
    Tensor bias = weights.get(1).reshaped(Shape.of(op.features(weights)));
    new NodeEncoder(graph, "Add", layer.name(), List.of(product), graph.tensor(layer.id()))
        .numbers("bias", bias)
        .add();
  }
}
