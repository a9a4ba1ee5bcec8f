package org.convlens.method.gradient;

import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.picture.Numeral;
import org.convlens.task.Note;

/** Whether attributions add up to what they should. */
final class CompletenessNote {
  static final String HEADING = "Completeness";

  /** A gap larger than this share is warned of. */
  private static final double MUCH = 0.05;

  private static final double ROUNDING = 1e-6;

  private CompletenessNote() {}

  /**
   * A sentence for the notes.
   *
   * @param rise what the score rises by from the baseline to the picture
   */
  static Note note(Volume attribution, double rise) {
    double sum = attribution.sum();
    double size = Math.max(Math.abs(sum), Math.abs(rise));
    String text =
        String.format(
            Locale.ROOT,
            "%s: the attributions add up to %s, the score rises by %s (%s).",
            HEADING,
            Numeral.fine(sum),
            Numeral.fine(rise),
            gap(sum - rise, size));
    return Math.abs(sum - rise) > MUCH * size ? Note.warning(text) : Note.fact(text);
  }

  /** In float32 a sum over a picture is not told more precisely than to a millionth. */
  private static String gap(double gap, double size) {
    return Math.abs(gap) <= ROUNDING * size ? "no gap" : "gap " + Numeral.of(gap);
  }
}
