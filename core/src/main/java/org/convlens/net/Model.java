package org.convlens.net;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.task.Visible;

/**
 * A network with what is known around it.
 *
 * @param name what people call it, for example the file's name
 * @param history how it was trained, where that is known
 * @param metadata further facts, such as the seed of its training
 * @param reading what its outputs mean, if somebody said so
 */
public record Model(
    String name,
    Graph graph,
    Preprocessing preprocessing,
    Labels labels,
    Optional<History> history,
    Map<String, String> metadata,
    Optional<Head.Reading> reading) {
  public Model {
    name = Visible.of(name);
    metadata = Map.copyOf(metadata);
  }

  /** A network whose outputs mean what its end makes likely. */
  public Model(
      String name,
      Graph graph,
      Preprocessing preprocessing,
      Labels labels,
      Optional<History> history,
      Map<String, String> metadata) {
    this(name, graph, preprocessing, labels, history, metadata, Optional.empty());
  }

  /** As {@link #reading} says, else as {@link Head#of(Graph, Labels)} finds likely. */
  public Head head() {
    return reading.map(r -> Head.of(graph, r, labels)).orElseGet(() -> Head.of(graph, labels));
  }

  /** Whether there is a name for each class or value. */
  public boolean isNamed() {
    return labels.names().size() == head().answers();
  }

  /** With one more fact. */
  public Model with(String fact, String said) {
    Map<String, String> more = new HashMap<>(metadata);
    more.put(fact, said);
    return new Model(name, graph, preprocessing, labels, history, more, reading);
  }

  public Model withName(String other) {
    return new Model(other, graph, preprocessing, labels, history, metadata, reading);
  }

  public Model withReading(Head.Reading other) {
    return new Model(name, graph, preprocessing, labels, history, metadata, Optional.of(other));
  }

  public Model withPreprocessing(Preprocessing other) {
    return new Model(name, graph, other, labels, history, metadata, reading);
  }

  public Model withLabels(Labels other) {
    return new Model(name, graph, preprocessing, other, history, metadata, reading);
  }

  public Model withGraph(Graph other) {
    return new Model(name, other, preprocessing, labels, history, metadata, reading);
  }
}
