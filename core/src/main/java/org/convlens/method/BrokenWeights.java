package org.convlens.method;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.ElementType;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.Node;
import org.convlens.net.op.Constant;

/**
 * Weights that are NaN or infinite, as those of a training that diverged.
 *
 * @param layers that have some, in the graph's order; at least one
 * @param numbers how many there are
 */
record BrokenWeights(List<String> layers, long numbers) {
  /** Of a network; empty if all its weights are numbers. */
  static Optional<BrokenWeights> of(Graph graph) {
    List<String> layers = new ArrayList<>();
    long numbers = 0;
    for (Node node : graph.nodes()) {
      long broken =
          node.op() instanceof Constant
              ? 0
              : node.weights().stream().mapToLong(BrokenWeights::broken).sum();
      if (broken > 0) {
        layers.add(node.id().brief());
        numbers += broken;
      }
    }
    return layers.isEmpty() ? Optional.empty() : Optional.of(new BrokenWeights(layers, numbers));
  }

  private static long broken(Tensor tensor) {
    long broken = 0;
    if (tensor.type() == ElementType.FLOAT32) {
      FloatBuffer floats = tensor.bytes().asFloatBuffer();
      for (int i = 0; i < floats.limit(); i++) {
        broken += Float.isFinite(floats.get(i)) ? 0 : 1;
      }
      return broken;
    }
    for (int i = 0; i < tensor.size(); i++) {
      broken += Float.isFinite(tensor.at(i)) ? 0 : 1;
    }
    return broken;
  }

  /** Such as {@code the weights of 'conv1' hold 1 number that is NaN or infinite}. */
  String clause() {
    return String.format(
        Locale.ROOT,
        "the weights of %s hold %s NaN or infinite",
        LayerNames.few(layers),
        numbers == 1 ? "1 number that is" : String.format(Locale.ROOT, "%,d that are", numbers));
  }

  /** The same with what follows from it. */
  String sentence() {
    String clause = clause();
    return clause.substring(0, 1).toUpperCase(Locale.ROOT)
        + clause.substring(1)
        + ": what comes after them means nothing.";
  }
}
