package org.convlens.train;

import java.util.List;
import java.util.Locale;
import org.convlens.net.History;
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

  /** What people are told within an epoch: these means, and how the last one was validated. */
  String note(List<History.Epoch> finished, int all) {
    double validated =
        finished.isEmpty() ? Double.NaN : finished.get(finished.size() - 1).validationAccuracy();
    String validation =
        Double.isNaN(validated)
            ? ""
            : String.format(Locale.ROOT, " · validation %.2f %%", 100 * validated);
    return String.format(
        Locale.ROOT,
        "epoch %d/%d loss %.4f accuracy %.2f %%%s",
        finished.size() + 1,
        all,
        loss(),
        100 * accuracy(),
        validation);
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
