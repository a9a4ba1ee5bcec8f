package org.convlens.train;

import java.util.List;
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

  /**
   * The latest epoch that was better by enough to be worth waiting for than the one before it that
   * was, as Keras's EarlyStopping counts; where nothing is held back, the latest.
   *
   * @return from 1; 0 where there are none
   */
  int latestGain(List<History.Epoch> epochs) {
    double before = Double.POSITIVE_INFINITY;
    int gained = 0;
    for (int i = 0; i < epochs.size(); i++) {
      double figure = figure(epochs.get(i));
      if (Double.isInfinite(before) || !(figure >= before - leastGain)) {
        before = figure;
        gained = i + 1;
      }
    }
    return gained;
  }
}
