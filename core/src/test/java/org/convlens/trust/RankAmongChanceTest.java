package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.method.Scene;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class RankAmongChanceTest {
  private static final int DRAWS = 20;

  /** Evidence in one corner, every number another one. */
  private static final Volume WEIGHTS =
      Volume.generate(1, 6, 6, (c, y, x) -> (float) (1.1 / (1 + y + 1.3 * x)));

  private static Answer ask(Volume map, int steps) {
    return new RankAmongChance(steps, DRAWS)
        .ask(HandClaim.of(WEIGHTS, map), HandClaim.NO_ENGINE, new Run(5, Progress.SILENT));
  }

  /** What is left on average when 10 % and 30 % of 36 pixels are zero: 4 and 11. */
  private static double left(Volume map) {
    List<Integer> order =
        IntStream.range(0, 36)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -map.at(i)))
            .toList();
    double sum = 0;
    for (int gone : new int[] {4, 11}) {
      double rest = -3;
      for (int i : order.subList(gone, 36)) {
        rest += WEIGHTS.at(i);
      }
      sum += HandClaim.sigmoid(rest) / 2;
    }
    return sum;
  }

  @Test
  void countsTheRandomMapsThatLeaveAsLittle() {
    Volume half = WEIGHTS.map(v -> v % 0.0971f);
    for (Volume map : List.of(WEIGHTS, half, WEIGHTS.times(-1))) {
      Answer answer = ask(map, 2);
      Surrogates random = new Surrogates(HandClaim.of(WEIGHTS, map).importance(), 5);
      double own = left(map);
      double chance = 0;
      int rank = 1;
      for (int i = 0; i < DRAWS; i++) {
        double other = left(random.get(i).cells());
        chance += other / DRAWS;
        rank += other <= own ? 1 : 0;
      }
      assertThat(answer.number("left")).isCloseTo(left(map), within(1e-6));
      assertThat(answer.number("chance")).isCloseTo(chance, within(1e-6));
      assertThat(answer.number("rank")).isEqualTo(rank);
    }
  }

  @Test
  void theRightMapIsTheFirstAndTheWrongOneIsNot() {
    assertThat(ask(WEIGHTS, 2).sentence())
        .startsWith(
            "rank 1 of 21 with 20 random maps as smooth: hiding its first 10, 30 % leaves 0.")
        .doesNotContain("beat");
    Answer wrong = ask(WEIGHTS.times(-1), 2);
    assertThat(wrong.number("rank")).isGreaterThan(10);
    assertThat(wrong.sentence()).endsWith("not clearly better than chance");
  }

  @Test
  void whereNothingCanBeRankedItSaysSo() {
    assertThat(ask(WEIGHTS.map(v -> 1), 1).sentence()).contains("the map is the same everywhere");
    Volume few = Volume.of(1, 1, 4, 1, 4, 2, 0);
    assertThat(
            new RankAmongChance(1, 3)
                .ask(HandClaim.of(few, few), HandClaim.NO_ENGINE, Run.QUIET)
                .sentence())
        .isEqualTo("rank: nothing to rank, the map has too few cells: 4");
    Volume nothing = Volume.zeros(1, 6, 6);
    Answer deaf =
        new RankAmongChance(1, 3)
            .ask(HandClaim.of(nothing, WEIGHTS), HandClaim.NO_ENGINE, Run.QUIET);
    assertThat(deaf.sentence()).contains("whatever is hidden leaves the same");
    assertThat(deaf.number("rank")).isNaN();
  }

  @Test
  void takesAsManyPassesAsItSays() {
    var network = HandClaim.network(WEIGHTS);
    Volume white = Volume.generate(3, 6, 6, (c, y, x) -> 255);
    Claim claim = Claim.of(Scene.of(network, white), 0, new HandClaim.Shows(WEIGHTS, false));
    RankAmongChance rank = new RankAmongChance(2, DRAWS);
    rank.ask(claim, HandClaim.NO_ENGINE, Run.QUIET);
    assertThat((long) network.pictures())
        .isEqualTo(rank.cost(Cost.NONE, new Pace(0, 0, 0, 0, 0)).passes());
  }
}
