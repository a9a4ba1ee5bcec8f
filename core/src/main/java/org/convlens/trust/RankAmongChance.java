package org.convlens.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.paper.Paper;
import org.convlens.task.Run;

/**
 * The rank of a map among random ones that are as smooth ({@link Surrogates}), by what is left of
 * the class when the first pixels of each become zero. Of maps that know nothing the rank is any
 * one, each as likely as the others.
 */
@About(
    summary =
        "The map's rank among random maps that are as smooth, by what hiding its peaks costs.",
    formula =
        "1 + how many of n random maps leave as little or less: the mean p when the first 10, 30 ..."
            + " % of the pixels are zero after preprocessing; a random map has the numbers of the map"
            + " and the sizes of its Fourier spectrum, with random phases; lower is better",
    caution =
        "A rank of 1 of 21 comes by chance once in 21 maps, and of a thing in the middle of the"
            + " picture any map beats chance that is bright in the middle.",
    papers = {Paper.THEILER_1992, Paper.PETSIUK_2018})
public record RankAmongChance(
    @Knob(value = "shares of the picture that become zero: 10, 30 ... 90 %", from = 1, to = 5)
        int steps,
    @Knob(value = "random maps that it is ranked among", from = 1, to = 1000) int draws)
    implements Check {
  public static final String NAME = "rank";

  static final String RANK = "rank";
  private static final Measure PLACE =
      Measure.lower(NAME, "rank", "rank among random maps", Paper.THEILER_1992);
  private static final String LEFT = "left";
  private static final String CHANCE = "chance";
  static final String DRAWS = "draws";

  /** Up to this difference what is left is the same. */
  private static final double ROUNDING = 1e-6;

  /** Fewer cells have too few orders to be told from chance. */
  private static final int LEAST_CELLS = 12;

  public RankAmongChance {
    Knobs.validate(RankAmongChance.class, steps, draws);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "rank among chance";
  }

  @Override
  public List<Measure> measures() {
    return List.of(PLACE);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
    Importance importance = claim.importance();
    Optional<String> blank = importance.blank();
    if (blank.isPresent()) {
      return untold("nothing to rank, " + blank.get());
    }
    Surrogates random = new Surrogates(importance, run.seed());
    if (random.cells() < LEAST_CELLS) {
      return untold("nothing to rank, the map has too few cells: " + random.cells());
    }
    Volume input = claim.scene().input();
    List<PlaceRanking> rankings = new ArrayList<>();
    rankings.add(PlaceRanking.of(claim.importance(input), run.seed()));
    for (int i = 0; i < draws; i++) {
      Volume map = random.get(i).over(input.height(), input.width());
      rankings.add(PlaceRanking.of(map, run.seed()));
    }
    Confidence confidence = new Confidence(claim.network(), claim.target());
    double[] p =
        confidence.of(
            steps * rankings.size(),
            i -> without(input, rankings.get(i / steps), part(i % steps)),
            run.progress());
    boolean value = !claim.network().model().head().hasProbability();
    return answer(p, value);
  }

  private double part(int step) {
    return (2 * step + 1) / 10.0;
  }

  /**
   * @param p by map, the own one first, then by step
   * @param value whether it is no probability
   */
  private Answer answer(double[] p, boolean value) {
    double[] left = new double[draws + 1];
    for (int map = 0; map <= draws; map++) {
      left[map] = Arrays.stream(p, map * steps, (map + 1) * steps).average().orElse(Double.NaN);
    }
    if (!Arrays.stream(left).allMatch(Double::isFinite)) {
      return untold(Confidence.NO_NUMBERS);
    }
    List<Double> chances = Arrays.stream(left, 1, draws + 1).boxed().toList();
    if (Arrays.stream(left).allMatch(other -> Math.abs(other - left[0]) <= ROUNDING)) {
      return untold("nothing to rank, whatever is hidden leaves the same");
    }
    int rank = 1 + (int) chances.stream().filter(other -> other <= left[0]).count();
    double chance = chances.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    String sentence =
        String.format(
            Locale.ROOT,
            "rank %d of %d with %d random maps as smooth: hiding its first %s %% leaves %s (by chance %s"
                + " on average)%s",
            rank,
            draws + 1,
            draws,
            IntStream.range(0, steps)
                .mapToObj(step -> String.valueOf(10 + 20 * step))
                .collect(Collectors.joining(", ")),
            PixelOrder.number(left[0], value),
            PixelOrder.number(chance, value),
            rank == 1
                ? ""
                : ", but as little or less with %d of them: not clearly better than chance"
                    .formatted(rank - 1));
    return Answer.of(
        this,
        sentence,
        List.of(
            Detail.of(RANK, rank),
            Detail.of(DRAWS, draws),
            Detail.of(LEFT, left[0]),
            Detail.of(CHANCE, chance),
            Detail.of("chances", chances)),
        PLACE.at(rank, draws / 2.0 + 1));
  }

  private Answer untold(String why) {
    return Answer.untold(this, NAME, why, List.of(RANK, DRAWS, LEFT, CHANCE), PLACE);
  }

  /** The picture whose first pixels are zero. */
  private static Volume without(Volume input, PlaceRanking ranking, double part) {
    float[] values = input.toArray();
    int pixels = (int) Math.round(part * ranking.size());
    for (int k = 0; k < pixels; k++) {
      for (int i = ranking.order()[k]; i < values.length; i += input.area()) {
        values[i] = 0;
      }
    }
    return Volume.of(input.channels(), input.height(), input.width(), values);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes(steps * (1L + draws));
  }
}
