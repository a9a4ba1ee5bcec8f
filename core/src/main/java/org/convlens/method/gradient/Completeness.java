package org.convlens.method.gradient;

import java.util.Locale;
import org.convlens.array.Volume;

/** Whether attributions add up to what they should. */
final class Completeness {
  static final String HEADING = "Completeness";

  private Completeness() {}

  /**
   * A sentence for the notes.
   *
   * @param rise what the score rises by from the baseline to the picture
   */
  static String note(Volume attribution, double rise) {
    double sum = attribution.sum();
    return String.format(
        Locale.ROOT,
        "%s: the attributions add up to %.4g, the score rises by %.4g (gap %.2g).",
        HEADING,
        sum,
        rise,
        sum - rise);
  }
}
