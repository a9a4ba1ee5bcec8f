package org.convlens.net;

import java.util.Map;
import java.util.Optional;

/**
 * A network with what is known around it.
 *
 * @param name what people call it, for example the file's name
 * @param history how it was trained, where that is known
 * @param metadata further facts, such as the seed of its training
 */
public record Model(
    String name,
    Graph graph,
    Preprocessing preprocessing,
    Labels labels,
    Optional<History> history,
    Map<String, String> metadata) {
  public Model {
    metadata = Map.copyOf(metadata);
  }

  public Head head() {
    return Head.of(graph);
  }

  public Model withPreprocessing(Preprocessing other) {
    return new Model(name, graph, other, labels, history, metadata);
  }

  public Model withLabels(Labels other) {
    return new Model(name, graph, preprocessing, other, history, metadata);
  }

  public Model withGraph(Graph other) {
    return new Model(name, other, preprocessing, labels, history, metadata);
  }
}
