package org.convlens.method;

import org.convlens.array.Volume;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;

/** An explanation out of many passes: it tells how far it has come, and may depend on a seed. */
public interface Sampling extends Explanation {
  @Override
  Heatmap explain(Network network, Volume input, Score score, Run run);

  @Override
  default Heatmap explain(Network network, Volume input, Score score) {
    return explain(network, input, score, Run.QUIET);
  }
}
