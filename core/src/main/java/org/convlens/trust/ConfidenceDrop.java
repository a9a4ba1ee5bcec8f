package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Explanation;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.paper.Paper;
import org.convlens.picture.Numeral;
import org.convlens.picture.Scale;
import org.convlens.task.Run;

/**
 * How much of the probability p is lost when only what the map shows is left of the picture. The
 * mean of the drop over many pictures is the "average drop", the share of pictures whose
 * probability rises the "increase in confidence" (Chattopadhyay et al. 2017).
 */
@About(
    summary = "How much of the confidence is lost when only what the map shows is left.",
    formula =
        "drop = max(0, p(x) − p(x · M)) / p(x), M the map, enlarged to the picture's size, between"
            + " its least and its greatest number there as 0..1 (of a map with signs its positive"
            + " part; 0 where there is no number), x the preprocessed picture; lower is better",
    caution =
        "A map that covers everything drops nothing, and fine maps, as from gradients, leave dust"
            + " of the picture and drop 100 %, which says nothing of the places they found: the"
            + " same map moved elsewhere does so, too, and the line says that then.",
    compat =
        "The map is enlarged first and brought to 0..1 after that, so its strongest pixel is left"
            + " as it is, whatever enlarging took from the peak; tools that enlarge last get"
            + " slightly other numbers.",
    papers = {Paper.CHATTOPADHYAY_2017})
public record ConfidenceDrop(
    @Knob(value = "maps of chance that it is compared with", from = 1, to = 1000) int draws)
    implements Check {
  static final Measure AVERAGE_DROP =
      Measure.lower("average_drop", "average drop", "average drop", Paper.CHATTOPADHYAY_2017)
          .inPercents();

  static final Measure INCREASES =
      Measure.higher("increase", "increase", "increase in confidence", Paper.CHATTOPADHYAY_2017)
          .inPercents();

  private static final String PROBABILITY = "probability";
  private static final String MASKED = "masked";
  private static final String DROP = "drop";
  private static final String CHANCE = "chance";
  private static final String INCREASE = "increase";
  private static final String CHANCE_INCREASE = "chance_increase";

  public ConfidenceDrop {
    Knobs.validate(ConfidenceDrop.class, draws);
  }

  @Override
  public String name() {
    return "drop";
  }

  @Override
  public String title() {
    return "drop of confidence";
  }

  /** A share of a value that may be zero or negative means nothing. */
  @Override
  public boolean applies(Explanation method, Head head) {
    return head.hasProbability();
  }

  @Override
  public List<Measure> measures() {
    return List.of(AVERAGE_DROP, INCREASES);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
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
    masks.addAll(Chance.maps(mask, draws, run.seed()));
    double[] p =
        confidence.of(
            draws + 2, i -> i == 0 ? input : masked(input, masks.get(i - 1)), run.progress());
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
    double rise = p[1] > p[0] ? 1.0 : 0.0;
    return Answer.of(
        this,
        sentence(p[0], p[1], drop, chance),
        List.of(
            Detail.of(PROBABILITY, p[0]),
            Detail.of(MASKED, p[1]),
            Detail.of(DROP, drop),
            Detail.of(CHANCE, chance),
            Detail.of(INCREASE, rise),
            Detail.of(CHANCE_INCREASE, rises)),
        AVERAGE_DROP.at(drop, chance),
        INCREASES.at(rise, rises));
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

  private Answer untold(String why) {
    return Answer.untold(
        this,
        "confidence drop",
        why,
        List.of(PROBABILITY, MASKED, DROP, CHANCE, INCREASE, CHANCE_INCREASE),
        AVERAGE_DROP,
        INCREASES);
  }

  private static Volume masked(Volume input, Volume mask) {
    return Volume.generate(
        input.channels(),
        input.height(),
        input.width(),
        (c, y, x) -> input.at(c, y, x) * mask.at(0, y, x));
  }
}
