package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class PlaceRankingTest {
  @Test
  void theMostImportantIsFirst() {
    Volume map = Volume.of(1, 2, 3, -2, 5, Float.NaN, 0.5f, -7, 1);
    assertThat(PlaceRanking.of(map, 1).order()).containsExactly(1, 5, 3, 0, 4, 2);
    assertThat(PlaceRanking.of(map, 1).reversed().order()).containsExactly(2, 4, 0, 3, 5, 1);
  }

  @Test
  void equalPlacesComeInSeededDisorder() {
    Volume zeros = Volume.zeros(1, 8, 8);
    int[] order = PlaceRanking.of(zeros, 4).order();
    assertThat(order)
        .isEqualTo(PlaceRanking.of(zeros, 4).order())
        .isNotEqualTo(PlaceRanking.of(zeros, 5).order());
    assertThat(order).doesNotHaveDuplicates().hasSize(64);
    assertThat(order[0] < order[1] && order[1] < order[2] && order[2] < order[3]).isFalse();
  }

  @Test
  void saysWhichAreAmongTheFirst() {
    PlaceRanking ranking = PlaceRanking.of(Volume.of(1, 1, 3, 1, 3, 2), 1);
    assertThat(ranking.first(2)).containsExactly(false, true, true);
  }
}
