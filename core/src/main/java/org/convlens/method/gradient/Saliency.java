package org.convlens.method.gradient;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Knob;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;

/** |∂y/∂x|: how strongly a score reacts to each pixel (Simonyan, Vedaldi, Zisserman 2013). */
public record Saliency(@Knob("how the colour channels of a pixel become one number") Fold fold)
    implements Explanation {
  /** How the absolute gradients of a pixel's channels become one number. */
  public enum Fold {
    /** The largest, as in the paper. */
    MAX,
    SUM;

    Volume apply(Volume gradient) {
      return gradient.abs().foldChannels(this == MAX ? Math::max : Float::sum);
    }
  }

  @Override
  public Heatmap explain(Network network, Volume input, Score score) {
    Graph graph = network.model().graph();
    LayerId pixels = graph.input();
    try (Trace trace = network.trace(List.of(input), score.layers(graph), Set.of(pixels))) {
      Volume gradient = trace.pull(score.slope(graph, trace), pixels).get(0);
      return new Heatmap(
          "|∂ " + score + " / ∂ pixel|",
          fold.apply(gradient),
          false,
          Diagnosis.ofInput(network.model(), input));
    }
  }
}
