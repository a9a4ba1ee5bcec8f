package org.convlens.method.cam;

import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;

/**
 * L = max(0, Σₖ wₖ Aₖ) with the weights wₖ of the class in the only layer after global average
 * pooling (Zhou et al. 2016). Without that pooling there are no such weights.
 */
@About(
    summary =
        "Where the last feature maps speak for a class, weighed by the class's own weights; no"
            + " gradients.",
    formula = "L = max(0, Σₖ wₖ Aₖ),  y = Σₖ wₖ · mean over (i,j) of Aₖ(i,j) + b",
    caution =
        "It exists only for networks that end in global average pooling and one linear layer, and"
            + " is as coarse as the last feature maps.",
    compat =
        "TorchCAM's CAM, which keeps what is negative and stretches it to 0..1;"
            + " pytorch-grad-cam and Captum have none.",
    papers = {Paper.ZHOU_2016})
public record ClassActivationMap() implements Explanation {
  @Override
  public Heatmap explain(Network network, Volume input, Score score) {
    ClassWeights weights = ClassWeights.of(network.model().graph());
    try (Trace trace = network.trace(List.of(input), Set.of(weights.maps()))) {
      Volume votes = trace.at(0, weights.maps()).weightedSum(weights.of(score));
      String title = score + " at " + weights.maps();
      return new Heatmap(title, votes.relu(), false, Diagnosis.ofVotes(votes));
    }
  }
}
