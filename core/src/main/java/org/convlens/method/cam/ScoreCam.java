package org.convlens.method.cam;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Knob;
import org.convlens.method.Place;
import org.convlens.method.Sampling;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Scale;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Run;

/**
 * Each feature map, enlarged and scaled to 0..1, masks the input; the masked scores sₖ become
 * weights wₖ = exp(sₖ) / Σ exp(s); L = max(0, Σₖ wₖ Aₖ) (Wang et al. 2019). Maps that are the same
 * everywhere hide the whole picture: the network looks at that one once.
 */
@About(
    summary =
        "How well the class is recognised with only what each feature map lets through; "
            + "no gradients.",
    formula =
        "wₖ = exp(y(x · Mₖ)) / Σ exp(y(x · M));  L = max(0, Σₖ wₖ Aₖ), Mₖ = Aₖ enlarged "
            + "and scaled to 0..1",
    caution =
        "The softmax lets a few maps win all, and masked pictures are unlike anything "
            + "the network has seen.",
    compat =
        "pytorch-grad-cam's numbers, softmax over the channels included, were its maps enlarged"
            + " by half pixels as in the authors' program and not with their corners in place, which"
            + " moves the map by a few percent. The authors' program weighs by the class's"
            + " probability, without that softmax. TorchCAM scales maps before it enlarges them;"
            + " tf-keras-vis takes the softmax over classes.",
    papers = {Paper.WANG_2019})
public record ScoreCam(@Knob("layer whose feature maps are weighed") Place layer)
    implements Sampling {
  @Override
  public Heatmap sample(Network network, Volume input, Score score, Run run) {
    LayerId target = layer.oneIn(network.model().graph());
    Volume maps = maps(network, input, target);
    int[] asked = distinct(maps);
    run.progress().begin("Score-CAM at " + target + ", " + asked.length + " passes", asked.length);
    double[] said =
        Scores.masked(
            network,
            score,
            input,
            asked.length,
            i -> mask(maps.channel(asked[i]), input),
            run.progress());
    run.progress().end();
    double[] scores = new double[maps.channels()];
    Arrays.fill(scores, isFlat(maps.channel(asked[0])) ? said[0] : Double.NaN);
    for (int i = 0; i < asked.length; i++) {
      scores[asked[i]] = said[i];
    }
    Volume votes = maps.weightedSum(softmax(scores));
    return new Heatmap(score + " at " + target, votes.relu(), false, Diagnosis.ofVotes(votes));
  }

  private static Volume maps(Network network, Volume input, LayerId target) {
    try (Trace trace = network.trace(List.of(input), Set.of(target))) {
      return trace.at(0, target);
    }
  }

  /**
   * Maps that mask the picture in different ways: of the flat ones, which hide it all, the first.
   */
  private static int[] distinct(Volume maps) {
    IntPredicate flat = k -> isFlat(maps.channel(k));
    IntStream all = IntStream.range(0, maps.channels());
    IntStream one = IntStream.range(0, maps.channels()).filter(flat).limit(1);
    return IntStream.concat(one, all.filter(flat.negate())).toArray();
  }

  private static boolean isFlat(Volume map) {
    Scale scale = Scale.of(map);
    return scale.max() == scale.min();
  }

  private static Volume mask(Volume map, Volume input) {
    Volume enlarged = Warp.bilinear(map, input.height(), input.width());
    Scale scale = Scale.of(enlarged);
    double reach = scale.max() - scale.min() + 1e-8;
    return enlarged.map(v -> (float) ((v - scale.min()) / reach));
  }

  /** Softmax; maps whose score is missing weigh nothing. */
  private static float[] softmax(double[] scores) {
    double max = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).max().orElse(0);
    double sum = 0;
    for (double s : scores) {
      sum += Double.isNaN(s) ? 0 : Math.exp(s - max);
    }
    float[] weights = new float[scores.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = Double.isNaN(scores[k]) ? 0 : (float) (Math.exp(scores[k] - max) / sum);
    }
    return weights;
  }
}
