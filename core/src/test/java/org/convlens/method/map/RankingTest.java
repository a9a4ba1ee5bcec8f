package org.convlens.method.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final Volume MAPS = Volume.of(3, 1, 2, 3, 4, -6, 0, 1, 1);
  private static final Volume GRADIENT = Volume.of(3, 1, 2, 0, 1, -2, 5, 0, 0);

  private static double[] values(Ranking ranking) {
    return ranking.values(MAPS, Optional.of(GRADIENT));
  }

  @Test
  void valuesAreDoneByHand() {
    assertThat(values(Ranking.MEAN)).containsExactly(3.5, -3, 1);
    assertThat(values(Ranking.MAX)).containsExactly(4, 0, 1);
    assertThat(values(Ranking.NORM)).containsExactly(new double[] {5, 6, 1.41421356}, within(1e-6));
    assertThat(values(Ranking.VARIANCE)).containsExactly(new double[] {.25, 9, 0}, within(1e-6));
    assertThat(values(Ranking.CONTRIBUTION)).containsExactly(4, 12, 0);
  }

  @Test
  void theLargestComesFirstEqualsInTheirOrderAndNotANumberLast() {
    double[] values = {1, Double.NaN, 2, 1};
    assertThat(Ranking.MEAN.sort(List.of(0, 1, 2, 3), values)).containsExactly(2, 0, 3, 1);
    assertThat(Ranking.INDEX.sort(List.of(3, 1), values)).containsExactly(3, 1);
  }
}
