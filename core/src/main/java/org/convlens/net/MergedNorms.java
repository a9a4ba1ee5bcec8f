package org.convlens.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Linear;

/**
 * Batch normalisation y = a x + c, merged into the convolution or dense layer before it: (a w) x +
 * (a b + c). All nodes stay; the normalisation becomes the identity.
 */
public final class MergedNorms {
  private MergedNorms() {}

  /** The merged graph; the same one, if there is nothing to merge. */
  public static Graph of(Graph graph) {
    Map<LayerId, Node> normOf = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof BatchNorm) {
        before(graph, node).ifPresent(layer -> normOf.put(layer.id(), node));
      }
    }
    if (normOf.isEmpty()) {
      return graph;
    }
    Graph.Builder builder = new Graph.Builder();
    for (Node node : graph.nodes()) {
      Node norm = normOf.get(node.id());
      boolean merged = node.op() instanceof BatchNorm && normOf.containsKey(node.input());
      builder.add(
          node.name(),
          node.output(),
          merged ? new Identity() : node.op(),
          node.inputs(),
          merged ? List.of() : norm == null ? node.weights() : weights(node, norm));
    }
    return builder.build(graph.input(), graph.outputs());
  }

  /** The layer that a normalisation can be merged into: nobody else reads it. */
  private static Optional<Node> before(Graph graph, Node norm) {
    Node layer = graph.node(norm.input());
    boolean fits = layer.op() instanceof Conv2d || isMatrix(layer);
    boolean alone = graph.consumers(layer.id()).size() == 1;
    return fits && alone && !graph.outputs().contains(layer.id())
        ? Optional.of(layer)
        : Optional.empty();
  }

  private static boolean isMatrix(Node layer) {
    return layer.op() instanceof Linear && layer.shape().rank() == 2;
  }

  private static List<Tensor> weights(Node layer, Node norm) {
    float[] scale = norm.weights().get(0).toFloats();
    float[] shift = norm.weights().get(1).toFloats();
    float[] mean = norm.weights().get(2).toFloats();
    float[] variance = norm.weights().get(3).toFloats();
    float epsilon = ((BatchNorm) norm.op()).epsilon();
    boolean biased = layer.weights().size() > 1;
    float[] bias = biased ? layer.weights().get(1).toFloats() : new float[scale.length];
    double[] factor = new double[scale.length];
    for (int o = 0; o < scale.length; o++) {
      factor[o] = scale[o] / Math.sqrt((double) variance[o] + epsilon);
      bias[o] = (float) (shift[o] + factor[o] * (bias[o] - mean[o]));
    }
    Tensor kernel = layer.weights().get(0);
    float[] values = kernel.toFloats();
    boolean inputMajor = layer.op() instanceof Linear linear && linear.inputMajor();
    int row = values.length / scale.length;
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) factor[inputMajor ? i % scale.length : i / row];
    }
    return List.of(Tensor.of(kernel.shape(), values), Tensor.of(Shape.of(bias.length), bias));
  }
}
