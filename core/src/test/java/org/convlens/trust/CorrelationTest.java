package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static Volume row(float... values) {
    return Volume.of(1, 1, values.length, values);
  }

  @Test
  void equalNumbersShareTheirMeanRank() {
    assertThat(Correlation.ranks(row(5, -1, 5, 0, -0f, 7)))
        .containsExactly(4.5, 1, 4.5, 2.5, 2.5, 6);
  }

  /** 1 − 6 Σd² / (n(n² − 1)) = 1 − 6·4 / (5·24). */
  @Test
  void isSpearmans() {
    assertThat(Correlation.spearman(row(1, 2, 3, 4, 5), row(2, 1, 4, 3, 5)))
        .isCloseTo(0.8, within(1e-12));
  }

  @Test
  void onlyTheOrderCounts() {
    Volume map = row(.1f, .9f, .3f, .2f);
    assertThat(Correlation.spearman(map, map.map(v -> (float) Math.exp(9 * v)))).isEqualTo(1);
    assertThat(Correlation.spearman(map, map.times(-1))).isEqualTo(-1);
  }

  @Test
  void aFinerMapIsAveraged() {
    Volume coarse = Volume.of(1, 2, 2, 1, 2, 3, 4);
    assertThat(Correlation.spearman(coarse, Warp.nearest(coarse, 6, 6))).isEqualTo(1);
  }

  @Test
  void aConstantMapHasNone() {
    assertThat(Correlation.spearman(row(1, 2, 3), row(4, 4, 4))).isNaN();
    assertThat(Correlation.spearman(row(1, 2, 3), row(Float.NaN, Float.NaN, 4))).isNaN();
  }

  @Test
  void placesWithoutANumberAreLeftOut() {
    Volume holes = row(Float.NaN, 5, 7, 6, Float.POSITIVE_INFINITY);
    assertThat(Correlation.spearman(row(9, 1, 3, 2, -8), holes)).isEqualTo(1);
  }
}
