package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeatTest {
  @Test
  void cellsAreMeansAndTheirSquaresSumToOne() {
    float[] map = {1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 2, 2, 0, 0, Float.NaN, 2};
    float[] heat = Heat.of(map, 4, 4, 2);
    double length = Math.sqrt(1 + 1.5 * 1.5);
    assertThat((double) heat[0]).isCloseTo(1 / length, within(1e-6));
    assertThat(heat[1]).isZero();
    assertThat((double) heat[3]).isCloseTo(1.5 / length, within(1e-6));
  }

  @Test
  void aSmallMapKeepsItsCellsAndZerosStayZeros() {
    assertThat(Heat.of(new float[] {3, 0, 0, -4}, 2, 2, 7)).containsExactly(.6f, 0, 0, -.8f);
    assertThat(Heat.of(new float[4], 2, 2, 2)).containsOnly(0);
  }
}
