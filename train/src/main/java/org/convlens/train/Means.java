package org.convlens.train;

import org.convlens.net.Learner;

/**
 * Means over the pictures seen so far.
 *
 * @param sum of their losses
 * @param correct how many were classified rightly
 * @param count how many they are
 */
public record Means(double sum, long correct, long count) {
  /** Nothing was seen. */
  public static final Means NONE = new Means(0, 0, 0);

  Means and(Learner.Result result, int pictures) {
    return new Means(sum + result.loss() * pictures, correct + result.correct(), count + pictures);
  }

  /** In nats; NaN where nothing was seen. */
  public double loss() {
    return sum / count;
  }

  /** 0..1; NaN where nothing was seen. */
  public double accuracy() {
    return (double) correct / count;
  }
}
