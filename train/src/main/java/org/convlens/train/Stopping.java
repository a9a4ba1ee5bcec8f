package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.History;

/** Which epoch is the best, and when there is no hope of a better one. */
public record Stopping(
    @Knob("which validation figure says what is best") Figure best,
    @Knob(
            value = "epochs without a better figure after which training ends; 0 never does",
            from = 0,
            to = 100000)
        int patience,
    @Knob(value = "how much better a figure must be", from = 0, to = 1000, needs = "patience>0")
        double leastGain) {
  /** Figures of an epoch. */
  public enum Figure {
    /** The less the better. */
    LOSS,
    /** The more the better. */
    ACCURACY
  }

  /** The least validation loss is best; all epochs are trained. */
  public static final Stopping NEVER = new Stopping(Figure.LOSS, 0, 0);

  public Stopping {
    Knobs.validate(Stopping.class, best, patience, leastGain);
  }

  public Stopping patience(int other) {
    return new Stopping(best, other, leastGain);
  }

  /** The figure that is the less the better; NaN where nothing was held back. */
  double figure(History.Epoch epoch) {
    return best == Figure.LOSS ? epoch.validationLoss() : -epoch.validationAccuracy();
  }

  /** Whether a figure is better than the best one before it by enough to be worth waiting for. */
  boolean isGain(double figure, double before) {
    return Double.isInfinite(before) || figure < before - leastGain;
  }
}
