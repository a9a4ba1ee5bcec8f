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
import org.convlens.picture.Scale;
import org.convlens.task.Progress;

/**
 * How much of the probability p is lost when only what the map shows is left of the picture: drop =
 * max(0, p(x) − p(x · M)) / p(x), M being the map, enlarged to the picture's size, between its
 * least and its greatest number there as 0..1 (of a map with signs, its positive part). The mean of
 * the drop over many pictures is the "average drop", the share of pictures whose probability rises
 * the "increase in confidence" (Chattopadhyay et al. 2017).
 *
 * @param draws maps of chance that it is compared with
 */
public record ConfidenceDrop(int draws) implements Check {
  @Override
  public Answer ask(Claim claim, long seed, Progress progress) {
    Volume input = claim.scene().input();
    Importance importance = claim.importance();
    Optional<String> blank = importance.blank();
    if (blank.isPresent()) {
      return untold("nothing to show, " + blank.get());
    }
    Volume mask = mask(claim.importance(input), importance.signed());
    if (mask.max() <= 0) {
      return untold("nothing to show, nowhere does the map speak for the class");
    }
    Confidence confidence = new Confidence(claim.network(), claim.target());
    List<Volume> masks = new ArrayList<>(List.of(mask));
    masks.addAll(Chance.maps(mask, draws, seed));
    double[] p =
        confidence.of(draws + 2, i -> i == 0 ? input : masked(input, masks.get(i - 1)), progress);
    double chance = 0;
    double rises = 0;
    for (int i = 0; i < draws; i++) {
      chance += drop(p[0], p[i + 2]) / draws;
      rises += (p[i + 2] > p[0] ? 1.0 : 0.0) / draws;
    }
    double drop = drop(p[0], p[1]);
    if (!Double.isFinite(drop) || !Double.isFinite(chance)) {
      return untold(Confidence.NO_NUMBERS);
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("probability", p[0]);
    numbers.put("masked", p[1]);
    numbers.put("drop", drop);
    numbers.put("chance", chance);
    numbers.put("increase", p[1] > p[0] ? 1.0 : 0.0);
    numbers.put("chance_increase", rises);
    return new Answer(
        "drop", sentence(p[0], p[1], drop, chance), numbers, Paper.CHATTOPADHYAY_2017);
  }

  /** Drops are compared as they are told: in whole percents. */
  private static String sentence(double before, double after, double drop, double chance) {
    long percent = Math.round(100 * drop);
    long byChance = Math.round(100 * chance);
    if (after > before) {
      return String.format(
          Locale.ROOT,
          "confidence rises from %s to %s when only the map is left (by chance it %s",
          told(before),
          told(after),
          byChance == 0
              ? "does not drop either): no better than chance"
              : "drops by " + byChance + " %)");
    }
    String verdict = percent < byChance ? "" : ": no better than chance";
    return String.format(
        Locale.ROOT,
        "confidence drops by %d %% when only the map is left (lower is better; by chance %d %%)%s",
        percent,
        byChance,
        percent == 100 && byChance == 100 ? ": tells nothing, chance loses all, too" : verdict);
  }

  private static String told(double probability) {
    return probability < 0.001
        ? Numeral.of(probability)
        : String.format(Locale.ROOT, "%.3f", probability);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes(draws + 2L);
  }

  static double drop(double before, double after) {
    return before == 0 ? 0 : Math.max(0, before - after) / before;
  }

  /** The map as 0..1; 0 where there is no number. */
  static Volume mask(Volume importance, boolean signed) {
    Scale range = Scale.of(importance);
    double least = signed ? 0 : range.min();
    double reach = range.max() - least;
    return importance.map(v -> v > least ? (float) ((v - least) / reach) : 0);
  }

  private static Answer untold(String why) {
    return Answer.untold(
        "drop",
        "confidence drop",
        why,
        Paper.CHATTOPADHYAY_2017,
        "probability",
        "masked",
        "drop",
        "chance",
        "increase",
        "chance_increase");
  }

  private static Volume masked(Volume input, Volume mask) {
    return Volume.generate(
        input.channels(),
        input.height(),
        input.width(),
        (c, y, x) -> input.at(c, y, x) * mask.at(0, y, x));
  }
}
