package org.convlens.method.cam;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.method.Sampling;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;

/**
 * wₖ = (y − yₖ) / |y|, yₖ being the score with map k switched off; L = max(0, Σₖ wₖ Aₖ) (Desai,
 * Ramaswamy 2020, who divide by y). Of a score of 0 the weights are the losses themselves. Only
 * what follows the layer is run again.
 */
@About(
    summary = "How much of the score goes when each feature map is switched off; no gradients.",
    formula = "wₖ = (y − yₖ) / |y|;  L = max(0, Σₖ wₖ Aₖ)",
    caution =
        "A network that has several maps for one thing loses little when one is off: "
            + "redundancy hides importance.",
    compat =
        "The numbers of pytorch-grad-cam at layers whose smallest number is 0, as after a ReLU."
            + " A map is off when it is 0; pytorch-grad-cam goes far below the layer's smallest"
            + " number where that is not 0. The paper and pytorch-grad-cam divide by y: for a score"
            + " below 0 theirs is the map of what speaks against it.",
    papers = {Paper.DESAI_2020})
public record AblationCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements Sampling {
  private static final int BATCH = 32;

  @Override
  public Heatmap sample(Network network, Volume input, Score score, Run run) {
    Graph graph = network.model().graph();
    LayerId target = layer.oneIn(graph);
    Set<LayerId> watch = new HashSet<>(score.layers(graph));
    watch.add(target);
    try (Trace trace = network.trace(List.of(input), watch)) {
      Volume maps = trace.at(0, target);
      double whole = score.value(graph, trace, 0);
      double size = whole == 0 ? 1 : Math.abs(whole);
      float[] weights = new float[maps.channels()];
      run.progress()
          .begin(
              "Ablation-CAM at " + target + ", " + weights.length + " passes from there on",
              weights.length);
      for (int k = 0; k < weights.length && !run.progress().cancelled(); k += BATCH) {
        int count = Math.min(BATCH, weights.length - k);
        try (Trace without = trace.without(target, k, count)) {
          for (int i = 0; i < count; i++) {
            weights[k + i] = (float) ((whole - score.value(graph, without, i)) / size);
          }
        }
        run.progress().advance(count, "");
      }
      run.progress().end();
      Volume votes = maps.weightedSum(weights);
      return new Heatmap(score + " at " + target, votes.relu(), false, Diagnosis.ofVotes(votes));
    }
  }
}
