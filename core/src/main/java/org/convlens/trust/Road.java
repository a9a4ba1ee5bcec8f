package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.paper.Paper;
import org.convlens.task.Run;

/**
 * Remove and debias (Rong et al. 2022): pixels are guessed from their neighbours, with a little
 * noise, instead of being blackened, so that the shape of what was removed tells the network
 * nothing. It lies in −½..½; of a regression, it is a change of its value.
 */
@About(
    summary = "What removing the least important pixels leaves more than removing the most.",
    formula =
        "ROAD = (LeRF − MoRF) / 2, each the mean of p − p(x) with 10, 20 ... 90 % of the pixels"
            + " removed, least and most relevant first; a removed pixel is the weighted mean of its"
            + " neighbours (1/6 beside, 1/12 diagonally), plus noise; higher is better",
    caution =
        "Guessing blurs what was removed: the network may still recognise it, and large removed"
            + " areas still look unnatural.",
    compat =
        "pytorch-grad-cam's ROADCombined is the same sum; it cuts at percentiles of the map's"
            + " values, which removes all equal places at once, where ConvLens removes exact"
            + " fractions.",
    papers = {Paper.RONG_2022})
public record Road(
    @Knob(
            value = "standard deviation of what is added to the guesses, after preprocessing",
            from = 0,
            to = 100)
        double noise,
    @Knob(value = "maps of chance that it is compared with", from = 1, to = 1000) int draws)
    implements Check {
  /** The noise of the paper. */
  public static final double NOISE = 0.01;

  private static final Measure SCORE = Measure.higher("road", "ROAD", "ROAD", Paper.RONG_2022);
  private static final String COMBINED = "combined";
  private static final String CHANCE = "chance";

  private static final int PARTS = 10;

  /** The mean changes of the probability: most and least relevant pixels first. */
  record Change(double most, double least) {
    double combined() {
      return (least - most) / 2;
    }
  }

  public Road {
    Knobs.validate(Road.class, noise, draws);
  }

  @Override
  public String name() {
    return "road";
  }

  @Override
  public String title() {
    return "ROAD";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Measure> measures() {
    return List.of(SCORE);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
    Volume input = claim.scene().input();
    Optional<String> blank = claim.importance().blank();
    if (blank.isPresent()) {
      return untold("nothing to rank, " + blank.get());
    }
    Volume importance = claim.importance(input);
    Change own = change(claim, importance, run);
    List<Double> chances = new ArrayList<>();
    for (Volume other : Chance.maps(importance, draws, run.seed())) {
      chances.add(change(claim, other, run).combined());
    }
    double chance = chances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (!Double.isFinite(own.combined()) || !Double.isFinite(chance)) {
      return untold(Confidence.NO_NUMBERS);
    }
    List<Detail> details =
        List.of(
            Detail.of(COMBINED, own.combined()),
            Detail.of("most_relevant_first", own.most()),
            Detail.of("least_relevant_first", own.least()),
            Detail.of(CHANCE, chance));
    boolean value = !claim.network().model().head().hasProbability();
    double gain = PixelOrder.told(own.combined(), value) - PixelOrder.told(chance, value);
    String sentence =
        String.format(
            Locale.ROOT,
            value
                ? "ROAD %s, in units of the value (higher is better; by chance %s)%s"
                : "ROAD %s (higher is better; by chance %s)%s",
            PixelOrder.number(own.combined(), value),
            PixelOrder.number(chance, value),
            gain > 0 ? "" : ": no better than chance");
    return Answer.of(this, sentence, details, SCORE.at(own.combined(), chance));
  }

  private Answer untold(String why) {
    return Answer.untold(this, title(), why, List.of(COMBINED, CHANCE), SCORE);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    long guessed = 2L * (PARTS - 1) * (1 + draws);
    return pace.passes(guessed + 1 + draws).plus(pace.guesses(guessed));
  }

  Change change(Claim claim, Volume importance, Run run) {
    long seed = run.seed();
    Volume input = claim.scene().input();
    PlaceRanking most = PlaceRanking.of(importance, seed);
    PlaceRanking least = most.reversed();
    Confidence confidence = new Confidence(claim.network(), claim.target());
    int rounds = PARTS - 1;
    double[] p =
        confidence.of(
            2 * rounds + 1,
            i ->
                i == 0
                    ? input
                    : removed(input, i <= rounds ? most : least, (i - 1) % rounds + 1, seed),
            run.progress());
    double more = 0;
    double less = 0;
    for (int i = 1; i <= rounds; i++) {
      more += (p[i] - p[0]) / rounds;
      less += (p[rounds + i] - p[0]) / rounds;
    }
    return new Change(more, less);
  }

  /** The picture without the first so many tenths of the pixels. */
  private Volume removed(Volume input, PlaceRanking ranking, int tenths, long seed) {
    int count = (int) Math.round((double) tenths * ranking.size() / PARTS);
    Imputation imputation = new Imputation(input.height(), input.width(), ranking.first(count));
    float[] values = imputation.fill(input).toArray();
    SplittableRandom random = Shuffle.source(seed, "noise of " + tenths);
    int[] missing = imputation.missing();
    for (int c = 0; c < input.channels(); c++) {
      for (int pixel : missing) {
        values[c * input.area() + pixel] += (float) (noise * Shuffle.gaussian(random));
      }
    }
    return Volume.of(input.channels(), input.height(), input.width(), values);
  }
}
