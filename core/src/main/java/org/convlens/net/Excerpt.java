package org.convlens.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Trait;

/**
 * What is left of a graph when only some channels of one layer are asked for: the layers before it,
 * and of the convolution that makes those channels only their filters.
 *
 * @param graph ends in {@code layer}; layers that lost channels have new names, all others keep
 *     theirs and their weights
 * @param layer whose channels are those asked for, in their order
 */
public record Excerpt(Graph graph, LayerId layer) {

  /**
   * @param channels without repetition, within the layer
   * @return empty, if the layer's channels are not made by filters of their own
   */
  public static Optional<Excerpt> of(Graph graph, LayerId layer, List<Integer> channels) {
    List<Node> chain = new ArrayList<>();
    Node node = graph.node(layer);
    while (node.op().is(Trait.PER_CHANNEL)) {
      chain.add(node);
      node = graph.node(node.input());
    }
    if (!(node.op() instanceof Conv2d conv) || conv.groups() != 1) {
      return Optional.empty();
    }
    chain.add(node);
    return Optional.of(cut(graph, layer, chain, channels));
  }

  private static Excerpt cut(Graph graph, LayerId layer, List<Node> chain, List<Integer> channels) {
    Set<LayerId> narrow = new HashSet<>();
    chain.forEach(node -> narrow.add(node.id()));
    Set<LayerId> needed = graph.ancestors(List.of(layer));
    Map<LayerId, LayerId> renamed = new HashMap<>();
    Graph.Builder builder = new Graph.Builder();
    for (Node node : graph.nodes()) {
      if (needed.contains(node.id())) {
        boolean fewer = narrow.contains(node.id());
        renamed.put(
            node.id(),
            builder.add(
                fewer ? node.name() + channels : node.name(),
                node.op(),
                node.inputs().stream().map(id -> renamed.getOrDefault(id, id)).toList(),
                fewer
                    ? node.weights().stream().map(w -> rows(w, channels)).toList()
                    : node.weights()));
      }
    }
    LayerId end = renamed.getOrDefault(layer, layer);
    return new Excerpt(builder.build(graph.input(), end), end);
  }

  /** Some rows of a tensor's first axis; a single one is not copied. */
  private static Tensor rows(Tensor tensor, List<Integer> rows) {
    int bytes = tensor.bytes().remaining() / tensor.shape().extent(0);
    Shape shape = tensor.shape().with(0, rows.size());
    if (rows.size() == 1) {
      return Tensor.of(shape, tensor.type(), row(tensor, rows.get(0), bytes));
    }
    ByteBuffer some = ByteBuffer.allocate(bytes * rows.size());
    rows.forEach(row -> some.put(row(tensor, row, bytes)));
    return Tensor.of(shape, tensor.type(), some.flip());
  }

  private static ByteBuffer row(Tensor tensor, int row, int bytes) {
    return tensor.bytes().slice(row * bytes, bytes);
  }
}
