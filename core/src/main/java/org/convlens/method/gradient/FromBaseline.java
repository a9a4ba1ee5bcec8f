package org.convlens.method.gradient;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.Additive;
import org.convlens.method.Baseline;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.score.Scores;

/** Attributions that add up to what the score rises by from a baseline to the picture. */
interface FromBaseline extends PixelAttribution, Additive {
  Baseline baseline();

  @Override
  default double total(Network network, Volume input, Score score) {
    Volume start = baseline().of(network.model(), input);
    double[] ends = Scores.of(network, score, List.of(input, start));
    return ends[0] - ends[1];
  }

  @Override
  default String law() {
    return "the score's rise from the baseline";
  }

  @Override
  default String heading() {
    return CompletenessNote.HEADING;
  }
}
