package org.convlens.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Transpose;

/**
 * A network as a table, one row per layer, as its file counts them.
 *
 * @param parameters numbers in all weights
 * @param fixed how many of them training leaves as they are, where the file says so
 */
public record Summary(
    String model, List<Row> rows, long parameters, Optional<Long> fixed, long macs) {
  /** The fact that says how many numbers training leaves as they are. */
  public static final String FIXED = "parameters not trained";

  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * @param number the layer's number, from 0, by which it can be named
   * @param name the layer's name
   * @param tensor the name of what it produces; equal to the layer's if it has no other
   * @param kind such as {@code Conv2d}, or {@code Conv2d + Relu} with an activation of its own
   * @param receptiveField such as {@code 5×5}, or {@code all}
   * @param macs multiply-accumulate operations for one picture
   */
  public record Row(
      int number,
      String name,
      String tensor,
      String kind,
      Shape shape,
      long parameters,
      long macs,
      String receptiveField) {}

  public static Summary of(Model model) {
    Graph graph = model.graph();
    Map<LayerId, ReceptiveField> fields = ReceptiveField.of(graph);
    List<LayerId> numbers = graph.layers();
    List<Row> rows = new ArrayList<>();
    FileLayers.of(model)
        .parts()
        .forEach(
            (id, parts) -> {
              Node own = graph.node(id);
              Node end = parts.get(parts.size() - 1);
              boolean whole = end.id().equals(id);
              ReceptiveField field = fields.get(unflattened(graph, end).id());
              rows.add(
                  new Row(
                      numbers.indexOf(id),
                      own.name(),
                      whole ? own.output() : own.name(),
                      kind(own, parts),
                      end.shape(),
                      parts.stream().mapToLong(Node::parameters).sum(),
                      parts.stream().mapToLong(Node::macs).sum(),
                      field == null ? "none" : field.toString()));
            });
    Optional<Long> fixed = Optional.ofNullable(model.metadata().get(FIXED)).map(Long::valueOf);
    return new Summary(model.name(), rows, graph.parameters(), fixed, graph.macs());
  }

  /** A flattened unit sees what the one before it sees, of which it is a copy. */
  private static Node unflattened(Graph graph, Node node) {
    return node.op() instanceof Flatten ? unflattened(graph, graph.node(node.input())) : node;
  }

  /** What a layer is: its nodes' kinds, each once, without those that only lay numbers out. */
  private static String kind(Node own, List<Node> parts) {
    List<String> kinds =
        parts.stream()
            .filter(node -> !(node.op() instanceof Transpose || node.op() instanceof Reshape))
            .filter(node -> !(node.op() instanceof Flatten) || parts.size() == 1)
            .map(node -> node.op().kind())
            .distinct()
            .toList();
    if (kinds.size() < 2) {
      return kinds.isEmpty() ? own.op().kind() : kinds.get(0);
    }
    return kinds.get(0) + " + " + kinds.get(kinds.size() - 1);
  }
}
