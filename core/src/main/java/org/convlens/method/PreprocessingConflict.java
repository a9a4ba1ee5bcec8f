package org.convlens.method;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.picture.Numeral;

/**
 * Whether pictures are given to a network in other numbers than it is known to expect: where black
 * or white becomes a number that is off by more than a fifth of the way between the two, or where
 * red and blue change places. Means and deviations of another data set lie within that.
 */
public final class PreprocessingConflict {
  /** What is said of it, among a model's metadata. */
  public static final String FACT = "preprocessing contradicts";

  private static final double FAR = 0.2;
  private static final double WHITE = 255;

  private PreprocessingConflict() {}

  /**
   * One sentence; absent where the two are much the same.
   *
   * @param chosen what somebody asked for
   * @param known what the network's file or architecture says, with where that was learned
   */
  public static Optional<String> of(Preprocessing chosen, Preprocessing known) {
    boolean turned = isColour(chosen) && isColour(known) && chosen.channels() != known.channels();
    if (distance(chosen, known) <= FAR && !turned) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The network is given %s (%s), but %s is expected (%s): check the preprocessing.",
            numbers(chosen, turned),
            chosen.origin(),
            numbers(known, turned),
            known.origin()));
  }

  private static boolean isColour(Preprocessing preprocessing) {
    return preprocessing.channels() != Channels.GREY;
  }

  private static String numbers(Preprocessing preprocessing, boolean ordered) {
    double[] range = preprocessing.range();
    String reach = Numeral.of(range[0]) + ".." + Numeral.of(range[1]);
    return ordered ? preprocessing.channels() + " " + reach : reach;
  }

  /** The largest of black and white, over the way between the known two. */
  private static double distance(Preprocessing chosen, Preprocessing known) {
    double largest = 0;
    for (int c = 0; c < (isColour(known) ? 3 : 1); c++) {
      double way = Math.abs(value(known, c, WHITE) - value(known, c, 0));
      for (double x : List.of(0.0, WHITE)) {
        double off = Math.abs(value(chosen, c, x) - value(known, c, x));
        largest = Math.max(largest, off / way);
      }
    }
    return largest;
  }

  /** What a pixel becomes. */
  private static double value(Preprocessing p, int channel, double x) {
    return (x * p.scale() - pick(p.mean(), channel)) / pick(p.std(), channel);
  }

  private static double pick(List<Double> values, int channel) {
    return values.get(Math.min(channel, values.size() - 1));
  }
}
