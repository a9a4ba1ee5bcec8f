package org.convlens.method.gradient;

import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.picture.Numeral;

/** Whether attributions add up to what they should. */
final class CompletenessNote {
  static final String HEADING = "Completeness";

  private static final double ROUNDING = 1e-6;

  private CompletenessNote() {}

  /**
   * A sentence for the notes.
   *
   * @param rise what the score rises by from the baseline to the picture
   */
  static String note(Volume attribution, double rise) {
    double sum = attribution.sum();
    return String.format(
        Locale.ROOT,
        "%s: the attributions add up to %s, the score rises by %s (%s).",
        HEADING,
        Numeral.fine(sum),
        Numeral.fine(rise),
        gap(sum - rise, Math.max(Math.abs(sum), Math.abs(rise))));
  }

  /** In float32 a sum over a picture is not told more precisely than to a millionth. */
  private static String gap(double gap, double size) {
    return Math.abs(gap) <= ROUNDING * size ? "no gap" : "gap " + Numeral.of(gap);
  }
}
