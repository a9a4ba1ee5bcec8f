package org.convlens.method.map;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.task.Note;

/**
 * A convolution whose maps are shown as they are before the batch normalisation that follows it,
 * and before the activation after that, where a reader may take them for what the network goes on
 * with.
 *
 * @param layer whose maps are shown
 * @param after the layer that shows them afterwards
 */
record Unnormalised(LayerId layer, LayerId after) {
  /** So many are named. */
  private static final int NAMED = 3;

  /** One sentence about those among the layers that are shown, if any are. */
  static Optional<Note> note(Graph graph, List<LayerId> shown) {
    List<Unnormalised> all =
        shown.stream()
            .flatMap(layer -> of(graph, layer).stream())
            .filter(u -> u.missing(shown))
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String named =
        all.stream()
            .limit(NAMED)
            .map(one -> one.layer.brief() + " (" + one.after.brief() + " shows them after)")
            .collect(Collectors.joining(", "));
    String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
    return Optional.of(
        Note.fact("Shown before batch normalisation and activation: " + named + more + "."));
  }

  private boolean missing(List<LayerId> shown) {
    return !shown.contains(after);
  }

  private static Optional<Unnormalised> of(Graph graph, LayerId layer) {
    Optional<Node> norm =
        graph.node(layer).op() instanceof Conv2d ? only(graph, layer) : Optional.empty();
    return norm.filter(next -> next.op() instanceof BatchNorm)
        .map(
            next ->
                new Unnormalised(
                    layer,
                    only(graph, next.id())
                        .filter(n -> n.shape().equals(next.shape()) && n.inputs().size() == 1)
                        .filter(n -> n.weights().isEmpty())
                        .map(Node::id)
                        .orElse(next.id())));
  }

  /** The only node that a layer leads to. */
  private static Optional<Node> only(Graph graph, LayerId layer) {
    List<LayerId> next = graph.consumers(layer);
    return next.size() == 1 ? Optional.of(graph.node(next.get(0))) : Optional.empty();
  }
}
