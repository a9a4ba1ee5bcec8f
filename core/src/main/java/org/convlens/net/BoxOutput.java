package org.convlens.net;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Shape;

/**
 * The layer of a detector that says where its boxes lie: four numbers of each.
 *
 * @param places as many as the scores have, in the same order
 */
public record BoxOutput(LayerId layer, Places places) {
  /** Numbers of a box. */
  private static final int CORNERS = 4;

  /**
   * Where the boxes of scores lie: the only other end of the network with four numbers for each of
   * as many places, or of several the only one that is called so. Absent where there is none.
   */
  public static Optional<BoxOutput> of(Graph graph, Head head) {
    if (!head.places().isList()) {
      return Optional.empty();
    }
    List<BoxOutput> found =
        graph.nodes().stream()
            .filter(node -> isEnd(graph, node) && !node.id().equals(graph.output()))
            .flatMap(node -> in(node, head.places().count()).stream())
            .toList();
    List<BoxOutput> named =
        found.stream().filter(o -> Head.isOfBoxes(graph.node(o.layer).output())).toList();
    List<BoxOutput> meant = found.size() > 1 ? named : found;
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  private static boolean isEnd(Graph graph, Node node) {
    return graph.consumers(node.id()).isEmpty() || graph.outputs().contains(node.id());
  }

  private static Optional<BoxOutput> in(Node node, int boxes) {
    Shape shape = node.shape();
    return IntStream.range(shape.hasBatch() ? 1 : 0, shape.rank())
        .filter(axis -> shape.extent(axis) == CORNERS)
        .mapToObj(axis -> new BoxOutput(node.id(), Places.along(shape, axis)))
        .filter(output -> output.places.count() == boxes)
        .reduce((a, b) -> b);
  }
}
