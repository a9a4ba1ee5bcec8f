package org.convlens.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.paper.Paper;
import org.convlens.picture.Numeral;
import org.convlens.task.Progress;

/** What deletion and insertion share: a curve along the map's order, and along those of chance. */
final class PixelOrder {
  private PixelOrder() {}

  /**
   * @param lowerIsBetter whether the curve should fall at once
   */
  static Answer along(
      String check,
      boolean lowerIsBetter,
      Claim claim,
      Volume from,
      Volume to,
      int steps,
      int draws,
      long seed,
      Progress progress) {
    Optional<String> blank = claim.importance().blank();
    if (blank.isPresent()) {
      return untold(check, "nothing to rank, " + blank.get());
    }
    Confidence confidence = new Confidence(claim.network(), claim.target());
    Volume importance = claim.importance(from);
    Curve curve =
        Curve.between(confidence, from, to, Ranking.of(importance, seed), steps, progress);
    List<Double> chances = new ArrayList<>();
    for (Volume other : Chance.maps(importance, draws, seed)) {
      Ranking ranking = Ranking.of(other, seed);
      chances.add(Curve.between(confidence, from, to, ranking, steps, progress).area());
    }
    double chance = chances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (!Double.isFinite(curve.area()) || !Double.isFinite(chance)) {
      return untold(check, Confidence.NO_NUMBERS);
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("area", curve.area());
    numbers.put("chance", chance);
    numbers.put("chances", chances);
    numbers.put("fractions", curve.fractions());
    boolean value = claim.network().model().head().isRegression();
    numbers.put(value ? "values" : "probabilities", curve.probabilities());
    double gain = (lowerIsBetter ? -1 : 1) * (told(curve.area(), value) - told(chance, value));
    String sentence =
        String.format(
            Locale.ROOT,
            value
                ? "%s: the value is %s on average (%s is better; by chance %s)%s"
                : "%s area %s (%s is better; by chance %s)%s",
            check,
            number(curve.area(), value),
            lowerIsBetter ? "lower" : "higher",
            number(chance, value),
            gain > 0 ? "" : ": no better than chance");
    return new Answer(check, sentence, numbers, Paper.PETSIUK_2018);
  }

  /** In thousandths of a probability, or with the digits of a value. */
  static String number(double told, boolean value) {
    return value ? Numeral.fine(told) : String.format(Locale.ROOT, "%.3f", told);
  }

  /** Areas of probabilities are compared as they are told: in thousandths. */
  static double told(double area, boolean value) {
    return value ? area : Math.rint(1000 * area);
  }

  private static Answer untold(String check, String why) {
    return Answer.untold(check, check + " area", why, Paper.PETSIUK_2018, "area", "chance");
  }
}
