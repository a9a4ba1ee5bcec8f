package org.convlens.method;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.net.ClassMaps;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Trait;
import org.convlens.task.UsageException;

/**
 * Which layers a method looks at: a question to the graph, such as "the last spatial layer", or
 * names.
 *
 * @param text as users write it: keywords ({@code last-spatial}, {@code first-convolution}, {@code
 *     convolutions}, {@code maps}, {@code all}) and layers by name or number, separated by commas
 */
public record Place(String text) {
  /**
   * The last layer on the way to the output with more than one cell per map, pooling, dropout and
   * padding not counted: what the Grad-CAM family looks at. Where its maps are the classes
   * themselves, the last one before these.
   */
  public static final Place LAST_SPATIAL = new Place("last-spatial");

  public static final Place FIRST_CONVOLUTION = new Place("first-convolution");

  /** All convolutions. */
  public static final Place CONVOLUTIONS = new Place("convolutions");

  /** All convolution and pooling layers. */
  public static final Place MAPS = new Place("maps");

  /** All layers, the input not counted. */
  public static final Place ALL = new Place("all");

  public static Place named(String... names) {
    return new Place(String.join(",", names));
  }

  /**
   * The layers of a graph that are meant, each once, as given; those of a keyword in the graph's
   * order.
   *
   * @throws UsageException if there are none
   */
  public List<LayerId> in(Graph graph) {
    List<LayerId> found = find(graph);
    if (found.isEmpty()) {
      throw new UsageException("this network has no layer for '" + text + "': name one")
          .about("layer");
    }
    return found;
  }

  /**
   * The one layer that is meant.
   *
   * @throws UsageException if there are several
   */
  public LayerId oneIn(Graph graph) {
    List<LayerId> found = in(graph);
    if (found.size() > 1) {
      throw new UsageException(
          "'" + text + "' are " + found.size() + " layers: choose one of them");
    }
    return found.get(0);
  }

  /** The same, empty where there are none. */
  public List<LayerId> find(Graph graph) {
    return Stream.of(text.split(",", -1))
        .flatMap(part -> find(part.strip(), graph).stream())
        .distinct()
        .toList();
  }

  private static List<LayerId> find(String part, Graph graph) {
    return switch (part) {
      case "last-spatial" -> lastSpatial(graph);
      case "first-convolution" ->
          ids(graph.nodes().stream().filter(Graph::isConvolution)).limit(1).toList();
      case "convolutions" -> ids(graph.nodes().stream().filter(Graph::isConvolution)).toList();
      case "maps" ->
          ids(graph.nodes().stream().filter(n -> Graph.isConvolution(n) || n.op().is(Trait.POOLS)))
              .toList();
      case "all" ->
          ids(graph.nodes().stream()
                  .filter(n -> !n.id().equals(graph.input()) && !n.inputs().isEmpty()))
              .toList();
      default -> List.of(named(part, graph));
    };
  }

  private static LayerId named(String part, Graph graph) {
    try {
      return graph.layer(part);
    } catch (UsageException unknown) {
      if (part.matches("[0-9]+")) {
        throw unknown;
      }
      throw unknown.adding(" (words for layers: " + String.join(", ", keywords()) + ")");
    }
  }

  private static List<LayerId> lastSpatial(Graph graph) {
    List<LayerId> spatial = ids(spatialToOutput(graph)).toList();
    Set<LayerId> classes = ClassMaps.of(graph);
    return spatial.stream()
        .filter(id -> !classes.contains(id))
        .reduce((a, b) -> b)
        .or(() -> spatial.stream().reduce((a, b) -> b))
        .stream()
        .toList();
  }

  private static Stream<Node> spatialToOutput(Graph graph) {
    Set<LayerId> used = graph.ancestors(List.of(graph.output()));
    return graph.nodes().stream()
        .filter(n -> used.contains(n.id()) && !n.id().equals(graph.input()))
        .filter(n -> n.shape().isSpatial() && n.shape().hasBatch() && !n.op().is(Trait.REPEATS))
        .filter(n -> !isReshaped(graph, n));
  }

  /** Whether what was rows and columns of maps may be something else, as in heads of detectors. */
  private static boolean isReshaped(Graph graph, Node node) {
    return node.op().is(Trait.PASSES)
        && !node.inputs().isEmpty()
        && !node.shape().equals(graph.node(node.inputs().get(0)).shape());
  }

  private static Stream<LayerId> ids(Stream<Node> nodes) {
    return nodes.map(Node::id);
  }

  static List<String> keywords() {
    return Stream.of(LAST_SPATIAL, FIRST_CONVOLUTION, CONVOLUTIONS, MAPS, ALL)
        .map(Place::text)
        .collect(Collectors.toList());
  }

  @Override
  public String toString() {
    return text;
  }
}
