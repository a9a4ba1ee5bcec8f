package org.convlens.train.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Constant;

/**
 * A network in two parts, with nothing between them but what one layer says.
 *
 * @param at the layer
 */
public record Cut(Graph whole, LayerId at) {
  /** Empty if something passes by the layer. */
  public static Optional<Cut> of(Graph whole, LayerId at) {
    Set<LayerId> before = whole.ancestors(List.of(at));
    Set<LayerId> needed = whole.ancestors(List.of(whole.output()));
    for (Node node : whole.nodes()) {
      boolean after = needed.contains(node.id()) && !before.contains(node.id());
      if (after && node.inputs().stream().anyMatch(id -> passesBy(whole, before, id, at))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Cut(whole, at));
  }

  private static boolean passesBy(Graph whole, Set<LayerId> before, LayerId id, LayerId at) {
    return before.contains(id) && !id.equals(at) && !isConstant(whole.node(id));
  }

  private static boolean isConstant(Node node) {
    return node.op() instanceof Constant;
  }

  /** The second part, which takes what the layer says, with the weights that a network has. */
  public Graph second(Graph same) {
    Set<LayerId> before = whole.ancestors(List.of(at));
    Set<LayerId> needed = whole.ancestors(List.of(whole.output()));
    Graph.Builder builder = new Graph.Builder();
    builder.input(at.name(), whole.node(at).shape());
    for (Node node : same.nodes()) {
      boolean after = needed.contains(node.id()) && !before.contains(node.id());
      if (after || (isConstant(node) && !node.id().equals(at))) {
        builder.add(node.name(), node.output(), node.op(), node.inputs(), node.weights());
      }
    }
    return builder.build(at, whole.output());
  }

  /** The whole network with the weights of a second part; a whole one stays as it is. */
  public Graph joined(Graph second) {
    if (!second.input().equals(at)) {
      return second;
    }
    Map<LayerId, List<Tensor>> weights = new HashMap<>();
    second.nodes().forEach(node -> weights.put(node.id(), node.weights()));
    weights.remove(at);
    return whole.withWeights(weights);
  }
}
