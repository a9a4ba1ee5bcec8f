package org.convlens.train;

import java.util.List;
import org.convlens.net.History;

/**
 * The best epoch so far.
 *
 * @param epoch from 1; 0 before the first
 * @param figure the less the better; infinite before the first
 * @param gained the latest epoch that was better by enough to be worth waiting for
 */
public record Best(int epoch, double figure, int gained) {
  /** Before the first epoch. */
  public static final Best NONE = new Best(0, Double.POSITIVE_INFINITY, 0);

  /**
   * Where nothing is held back, the latest is the best.
   *
   * @param epochs all of them, of which the last was not looked at yet
   */
  Best after(List<History.Epoch> epochs, Stopping stopping) {
    int latest = epochs.size();
    double found = stopping.figure(epochs.get(latest - 1));
    boolean better = !(found >= figure);
    return new Best(better ? latest : epoch, better ? found : figure, stopping.latestGain(epochs));
  }
}
