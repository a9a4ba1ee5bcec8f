package org.convlens.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.paper.Paper;
import org.convlens.task.Progress;

/**
 * Remove and debias (Rong et al. 2022): pixels are guessed from their neighbours, with a little
 * noise, instead of being blackened, so that the shape of what was removed tells the network
 * nothing. Score = (LeRF − MoRF) / 2: the mean change of the probability when the least important
 * pixels go first, less the change when the most important ones do, over 10, 20 ... 90 % of the
 * pixels. It lies in −½..½; of a regression, it is a change of its value.
 *
 * @param noise standard deviation of what is added to the guesses, after preprocessing
 * @param draws maps of chance that it is compared with
 */
public record Road(double noise, int draws) implements Check {
  /** The noise of the paper. */
  static final double NOISE = 0.01;

  private static final int PARTS = 10;

  /** The mean changes of the probability: most and least relevant pixels first. */
  record Change(double most, double least) {
    double combined() {
      return (least - most) / 2;
    }
  }

  @Override
  public Answer ask(Claim claim, long seed, Progress progress) {
    Volume input = claim.scene().input();
    Optional<String> blank = claim.importance().blank();
    if (blank.isPresent()) {
      return untold("nothing to rank, " + blank.get());
    }
    Volume importance = claim.importance(input);
    Change own = change(claim, importance, seed, progress);
    List<Double> chances = new ArrayList<>();
    for (Volume other : Chance.maps(importance, draws, seed)) {
      chances.add(change(claim, other, seed, progress).combined());
    }
    double chance = chances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (!Double.isFinite(own.combined()) || !Double.isFinite(chance)) {
      return untold(Confidence.NO_NUMBERS);
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("combined", own.combined());
    numbers.put("most_relevant_first", own.most());
    numbers.put("least_relevant_first", own.least());
    numbers.put("chance", chance);
    boolean value = claim.network().model().head().isRegression();
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
    return new Answer("road", sentence, numbers, Paper.RONG_2022);
  }

  private static Answer untold(String why) {
    return Answer.untold("road", "ROAD", why, Paper.RONG_2022, "combined", "chance");
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    long guessed = 2L * (PARTS - 1) * (1 + draws);
    return pace.passes(guessed + 1 + draws).plus(pace.guesses(guessed));
  }

  Change change(Claim claim, Volume importance, long seed, Progress progress) {
    Volume input = claim.scene().input();
    Ranking most = Ranking.of(importance, seed);
    Ranking least = most.reversed();
    Confidence confidence = new Confidence(claim.network(), claim.target());
    int rounds = PARTS - 1;
    double[] p =
        confidence.of(
            2 * rounds + 1,
            i ->
                i == 0
                    ? input
                    : removed(input, i <= rounds ? most : least, (i - 1) % rounds + 1, seed),
            progress);
    double more = 0;
    double less = 0;
    for (int i = 1; i <= rounds; i++) {
      more += (p[i] - p[0]) / rounds;
      less += (p[rounds + i] - p[0]) / rounds;
    }
    return new Change(more, less);
  }

  /** The picture without the first so many tenths of the pixels. */
  private Volume removed(Volume input, Ranking ranking, int tenths, long seed) {
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
