package org.convlens.net;

import java.util.List;
import java.util.Optional;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/** Layers as people call them. */
record LayerSearch(Graph graph) {
  /**
   * See {@link Graph#layer(String)}.
   *
   * @throws UsageException if there is none, or there are two
   */
  LayerId named(String name) {
    LayerId id = new LayerId(name);
    Optional<Node> named = graph.has(id) ? Optional.of(graph.node(id)) : Optional.empty();
    Optional<Node> produces =
        graph.nodes().stream().filter(n -> n.output().equals(id.name())).findFirst();
    if (named.isPresent() && produces.isPresent() && !named.equals(produces)) {
      throw ambiguous(named.get(), produces.get());
    }
    Optional<Node> meant = named.or(() -> produces);
    if (meant.isPresent()) {
      return meant.get().id();
    }
    if (name.matches("\\d{1,9}")) {
      return numbered(Integer.parseInt(name));
    }
    throw Suggestion.unknown("layer", name, graph.names(), "convlens summary");
  }

  private UsageException ambiguous(Node named, Node produces) {
    List<LayerId> layers = graph.layers();
    String both =
        "layer '%s' is two: the %s of this name (layer %d, which produces '%s') and '%s' (layer %d,"
            + " which produces '%s'); write '%s' or '%s'";
    return new UsageException(
            both.formatted(
                named.name(),
                named.op().kind(),
                layers.indexOf(named.id()),
                named.output(),
                produces.name(),
                layers.indexOf(produces.id()),
                produces.output(),
                named.output(),
                produces.name()))
        .about("layer");
  }

  private LayerId numbered(int number) {
    List<LayerId> layers = graph.layers();
    if (number >= layers.size()) {
      throw new UsageException(
          "no layer " + number + ": the network has layers 0 to " + (layers.size() - 1));
    }
    return layers.get(number);
  }
}
