package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.junit.jupiter.api.Test;

class EigenCamTest {
  private static final EigenCam EIGEN = new EigenCam(Place.LAST_SPATIAL);

  /** Both maps are multiples of one pattern (3 and 4 times): the component is 5 times it. */
  @Test
  void findsThePatternThatAllMapsShare() {
    Volume pattern = Volume.of(1, 2, 2, -3, 1, 1, 1);
    Volume maps = Volume.generate(2, 2, 2, (c, y, x) -> (c == 0 ? 3 : 4) * pattern.at(0, y, x) + 7);
    Volume votes = EIGEN.votes(maps, maps.times(0));
    assertThat(votes.toArray()).usingComparatorWithPrecision(1e-4f).containsExactly(-15, 5, 5, 5);
  }

  /** By the closed form of a symmetric 2×2 matrix XᵀX. */
  @Test
  void isTheFirstRightSingularVector() {
    Volume maps = HandMaps.MAPS;
    double[] means = {2.5, .75};
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < 4; i++) {
      double a = maps.at(i) - means[0];
      double b = maps.at(4 + i) - means[1];
      aa += a * a;
      bb += b * b;
      ab += a * b;
    }
    double angle = Math.atan2(2 * ab, aa - bb) / 2;
    Volume votes = EIGEN.votes(maps, maps.times(0));
    for (int i = 0; i < 4; i++) {
      double expected =
          Math.cos(angle) * (maps.at(i) - means[0]) + Math.sin(angle) * (maps.at(4 + i) - means[1]);
      assertThat((double) votes.at(i))
          .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-4));
    }
  }

  /** The component of a pattern and its negative is √2 times the pattern, whichever is taken. */
  @Test
  void findsAPatternThatMapsHaveWithOppositeSigns() {
    Volume pattern = Volume.of(1, 2, 2, -3, 1, 1, 1);
    Volume maps = Volume.generate(2, 2, 2, (c, y, x) -> (c == 0 ? 1 : -1) * pattern.at(0, y, x));
    float[] votes = EIGEN.votes(maps, maps.times(0)).abs().toArray();
    float unit = (float) Math.sqrt(2);
    assertThat(votes)
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(3 * unit, unit, unit, unit);
  }

  /** Singular values 1.001 and 1: the first alone is taken. */
  @Test
  void tellsNearlyEqualComponentsApart() {
    Volume maps = Volume.of(2, 2, 2, 1.001f, -1.001f, 0, 0, 0, 0, 1, -1);
    float[] votes = EIGEN.votes(maps, maps.times(0)).abs().toArray();
    assertThat(votes).usingComparatorWithPrecision(1e-4f).containsExactly(1.001f, 1.001f, 0f, 0f);
  }

  @Test
  void emptyMapsGiveAnEmptyMap() {
    Volume zeros = Volume.zeros(3, 2, 2);
    assertThat(EIGEN.votes(zeros, zeros).toArray()).containsOnly(0);
  }
}
