package org.convlens.train;

import org.convlens.net.History;
import org.convlens.net.Model;

/**
 * What a training came to.
 *
 * @param untrained the network before the first step
 * @param trained the same network afterwards; carries the history
 * @param history one entry per finished epoch
 * @param test loss and accuracy on the test pictures; NaN where there are none, or if it was
 *     stopped
 * @param seed of the weights, the order of the pictures and the dropout
 * @param seconds from the first step to the end of the test
 * @param cancelled whether it was stopped before its last epoch was finished
 */
public record TrainingResult(
    Model untrained,
    Model trained,
    History history,
    Score test,
    long seed,
    double seconds,
    boolean cancelled) {
  /**
   * Means over a data set.
   *
   * @param loss in nats
   * @param accuracy 0..1
   */
  public record Score(double loss, double accuracy) {
    /** Nothing was measured. */
    public static final Score NONE = new Score(Double.NaN, Double.NaN);
  }
}
