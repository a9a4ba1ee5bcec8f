package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.picture.Numeral;
import org.convlens.task.Run;

/**
 * What deletion and insertion share: a curve along the map's order, and along those of chance.
 *
 * @param area beneath the curve
 * @param steps of equally many pixels
 * @param draws maps of chance
 */
record PixelOrder(Check check, Measure area, int steps, int draws) {
  private static final String AREA = "area";
  private static final String CHANCE = "chance";

  Answer along(Claim claim, Volume from, Volume to, Run run) {
    Optional<String> blank = claim.importance().blank();
    if (blank.isPresent()) {
      return untold("nothing to rank, " + blank.get());
    }
    Confidence confidence = new Confidence(claim.network(), claim.target());
    Volume importance = claim.importance(from);
    PlaceRanking own = PlaceRanking.of(importance, run.seed());
    Curve curve = Curve.between(confidence, from, to, own, steps, run.progress());
    List<Double> chances = new ArrayList<>();
    for (Volume other : Chance.maps(importance, draws, run.seed())) {
      PlaceRanking ranking = PlaceRanking.of(other, run.seed());
      chances.add(Curve.between(confidence, from, to, ranking, steps, run.progress()).area());
    }
    double chance = chances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (!Double.isFinite(curve.area()) || !Double.isFinite(chance)) {
      return untold(Confidence.NO_NUMBERS);
    }
    boolean value = !claim.network().model().head().hasProbability();
    List<Detail> details =
        List.of(
            Detail.of(AREA, curve.area()),
            Detail.of(CHANCE, chance),
            Detail.of("chances", chances),
            Detail.of("fractions", curve.fractions()),
            Detail.of(value ? "values" : "probabilities", curve.probabilities()));
    double rise = told(curve.area(), value) - told(chance, value);
    double gain = area.lowerIsBetter() ? -rise : rise;
    String sentence =
        String.format(
            Locale.ROOT,
            value
                ? "%s: the value is %s on average (%s is better; by chance %s)%s"
                : "%s area %s (%s is better; by chance %s)%s",
            check.name(),
            number(curve.area(), value),
            area.lowerIsBetter() ? "lower" : "higher",
            number(chance, value),
            gain > 0 ? "" : ": no better than chance");
    return Answer.of(check, sentence, details, area.at(curve.area(), chance));
  }

  /** In thousandths of a probability, or with the digits of a value. */
  static String number(double told, boolean value) {
    return value ? Numeral.fine(told) : String.format(Locale.ROOT, "%.3f", told);
  }

  /** Areas of probabilities are compared as they are told: in thousandths. */
  static double told(double area, boolean value) {
    return value ? area : Math.rint(1000 * area);
  }

  private Answer untold(String why) {
    return Answer.untold(check, check.name() + " area", why, List.of(AREA, CHANCE), area);
  }
}
