package org.convlens.train;

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

  /** Where nothing is held back, the latest is the best. */
  Best after(int latest, Stopping stopping, History.Epoch figures) {
    double found = stopping.figure(figures);
    if (Double.isNaN(found)) {
      return new Best(latest, found, latest);
    }
    boolean better = found < figure;
    return new Best(
        better ? latest : epoch,
        better ? found : figure,
        stopping.isGain(found, figure) ? latest : gained);
  }
}
