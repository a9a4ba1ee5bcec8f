package org.convlens.method.gradient;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Score;

/** ∂y/∂x at several pictures in one pass. */
final class PixelGradient {
  private PixelGradient() {}

  static Volume at(Network network, Volume input, Score score) {
    return at(network, List.of(input), score).get(0);
  }

  static List<Volume> at(Network network, List<Volume> inputs, Score score) {
    Graph graph = network.model().graph();
    try (Trace trace = network.trace(inputs, score.layers(graph), Set.of(graph.input()))) {
      return trace.pull(score.slope(graph, trace), graph.input());
    }
  }
}
