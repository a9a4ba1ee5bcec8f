package org.convlens.method;

import org.convlens.array.Volume;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.task.Tally;

/** An explanation out of many passes: it tells how far it has come, and may depend on a seed. */
public interface Sampling extends Explanation {
  /**
   * Makes the map. When the run is cancelled, out of what there is until then.
   *
   * @param input preprocessed, of the network's input shape
   */
  Heatmap sample(Network network, Volume input, Score score, Run run);

  /** The map, with a note if the run was stopped. */
  @Override
  default Heatmap explain(Network network, Volume input, Score score, Run run) {
    Tally tally = new Tally(run.progress());
    Heatmap heat = sample(network, input, score, new Run(run.seed(), tally));
    return heat.noting(tally.notes());
  }

  @Override
  default Heatmap explain(Network network, Volume input, Score score) {
    return explain(network, input, score, Run.QUIET);
  }
}
