package org.convlens.method.gradient;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Score;
import org.convlens.task.Note;

/**
 * ∂y/∂x at a picture.
 *
 * @param pixels of the picture's shape
 * @param notes on the score
 */
record PixelGradient(Volume pixels, List<Note> notes) {
  PixelGradient {
    notes = List.copyOf(notes);
  }

  static PixelGradient at(Network network, Volume input, Score score) {
    Graph graph = network.model().graph();
    try (Trace trace = trace(network, List.of(input), score)) {
      List<Note> notes = Diagnosis.ofScore(network.model(), score, trace);
      Volume pixels = trace.pull(score.slope(graph, trace), graph.input()).get(0);
      return new PixelGradient(pixels, notes);
    }
  }

  /** The gradients at several pictures from one pass. */
  static List<Volume> at(Network network, List<Volume> inputs, Score score) {
    try (Trace trace = trace(network, inputs, score)) {
      return pixels(network, trace, score);
    }
  }

  /**
   * The gradients at points of the straight line between two pictures, from one pass.
   *
   * @param shares of the way
   */
  static List<Volume> between(
      Network network, Volume from, Volume to, List<Double> shares, Score score) {
    Graph graph = network.model().graph();
    Set<LayerId> input = Set.of(graph.input());
    try (Trace trace = network.between(from, to, shares, score.layers(graph), input)) {
      return pixels(network, trace, score);
    }
  }

  private static List<Volume> pixels(Network network, Trace trace, Score score) {
    Graph graph = network.model().graph();
    return trace.pull(score.slope(graph, trace), graph.input());
  }

  private static Trace trace(Network network, List<Volume> inputs, Score score) {
    Graph graph = network.model().graph();
    return network.trace(inputs, score.layers(graph), Set.of(graph.input()));
  }
}
