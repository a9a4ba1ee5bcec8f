package org.convlens.trust;

import org.convlens.task.Progress;

/**
 * One way to test what a heatmap claims. Implementations are records; the same seed answers the
 * same.
 */
public interface Check {
  /**
   * @param progress advances by one per pass, as far as it can; is heard to begin and end by nobody
   */
  Answer ask(Claim claim, long seed, Progress progress);

  /**
   * What it costs at most.
   *
   * @param method what the map costs
   */
  Cost cost(Cost method, Pace pace);
}
