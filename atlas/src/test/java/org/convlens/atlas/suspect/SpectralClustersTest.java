package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.atlas.chart.Dice;
import org.junit.jupiter.api.Test;

class SpectralClustersTest {
  /** Two rings, one within the other: what no cluster of means tells apart. */
  private static float[][] rings(int each) {
    Dice dice = new Dice(4);
    float[][] rings = new float[2 * each][2];
    for (int i = 0; i < rings.length; i++) {
      double angle = 2 * Math.PI * dice.uniform();
      double radius = (i < each ? 1 : 3) + .05 * dice.gaussian();
      rings[i][0] = (float) (radius * Math.cos(angle));
      rings[i][1] = (float) (radius * Math.sin(angle));
    }
    return rings;
  }

  @Test
  void tellsARingFromTheRingAroundIt() {
    SpectralClusters found = SpectralClusters.of(rings(200), 10, 2, 2, 1);
    assertThat(found.eigenvalues()[1]).isCloseTo(0, within(1e-9));
    assertThat(found.eigenvalues()[2]).isGreaterThan(1e-5);
    for (int i = 0; i < 400; i++) {
      assertThat(found.labels()[i]).isEqualTo(i < 200 ? 0 : 1);
    }
    assertThat(found.leaving(0)).isZero();
  }

  @Test
  void theWidestGapSaysHowMany() {
    Dice dice = new Dice(9);
    float[][] heaps = new float[300][6];
    for (int i = 0; i < heaps.length; i++) {
      for (int k = 0; k < 6; k++) {
        heaps[i][k] = (float) ((k == i % 5 ? 6 : 0) + dice.gaussian());
      }
    }
    SpectralClusters found = SpectralClusters.of(heaps, 12, 2, 10, 1);
    assertThat(found.count()).isEqualTo(5);
    for (int i = 0; i < heaps.length; i++) {
      assertThat(found.labels()[i]).isEqualTo(found.labels()[i % 5]);
    }
    assertThat(found.leaving(2)).isLessThan(.1);
  }
}
