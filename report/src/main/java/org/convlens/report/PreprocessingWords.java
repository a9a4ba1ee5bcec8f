package org.convlens.report;

import java.util.List;
import java.util.Locale;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.ShortSide;

/** Preprocessing in words. */
public final class PreprocessingWords {
  private PreprocessingWords() {}

  /** For example {@code short side to 256, then the centre; BGR; (x − (104, 117, 123)) / 1}. */
  public static String of(Preprocessing preprocessing) {
    String resize = "stretched";
    if (preprocessing.resize() instanceof ShortSide side) {
      resize = "short side to " + side.length() + ", then the centre";
    } else if (preprocessing.resize() instanceof CentralFraction part) {
      resize = "central " + number(100 * part.fraction()) + " %, stretched";
    }
    String x = preprocessing.scale() == 1 ? "x" : "x · " + number(preprocessing.scale());
    if (Math.abs(preprocessing.scale() * 255 - 1) < 1e-9) {
      x = "x / 255";
    }
    boolean centred = preprocessing.mean().stream().anyMatch(m -> m != 0);
    boolean divided = preprocessing.std().stream().anyMatch(s -> s != 1);
    String formula = centred ? x + " − " + numbers(preprocessing.mean()) : x;
    if (divided) {
      formula = (centred ? "(" + formula + ")" : formula) + " / " + numbers(preprocessing.std());
    }
    String channels =
        preprocessing.channels() == Channels.GREY ? "grey" : preprocessing.channels().name();
    return resize + "; " + channels + "; " + formula;
  }

  private static String numbers(List<Double> values) {
    return values.size() == 1
        ? number(values.get(0))
        : "(" + String.join(", ", values.stream().map(PreprocessingWords::number).toList()) + ")";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value).replaceAll("0+$", "");
  }
}
