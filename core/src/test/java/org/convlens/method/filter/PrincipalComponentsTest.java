package org.convlens.method.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  /** Four filters of 1×1×3 at (±2, 0, 0) and (0, ±1, 0) around the mean (5, 5, 5). */
  private static final LayerKernels CROSS =
      new LayerKernels(4, 3, 1, 1, new float[] {7, 5, 5, 3, 5, 5, 5, 6, 5, 5, 4, 5});

  @Test
  void findsTheDirectionsAndTheirSharesByHand() {
    PrincipalComponents found = PrincipalComponents.of(CROSS, 3);
    assertThat(found.mean()).containsExactly(5, 5, 5);
    assertThat(found.axes()[0]).containsExactly(new double[] {1, 0, 0}, within(1e-9));
    assertThat(found.axes()[1]).containsExactly(new double[] {0, 1, 0}, within(1e-9));
    assertThat(found.explained()).containsExactly(new double[] {.8, .2, 0}, within(1e-12));
  }

  @Test
  void projectsAFilterAroundTheMean() {
    Volume along = PrincipalComponents.of(CROSS, 2).project(Volume.of(3, 1, 1, 3, 6, 9));
    assertThat(along.at(0)).isEqualTo(-2, within(1e-6f));
    assertThat(along.at(1)).isEqualTo(1, within(1e-6f));
  }

  @Test
  void theLargestWeightOfAnAxisIsPositive() {
    for (double[] axis : PrincipalComponents.of(random(40, 6, 3), 3).axes()) {
      double largest = 0;
      for (double weight : axis) {
        largest = Math.abs(weight) > Math.abs(largest) ? weight : largest;
      }
      assertThat(largest).isPositive();
    }
  }

  @Test
  void manyChannelsAndFewFiltersGiveTheSameAsTheFullCovariance() {
    LayerKernels wide = random(5, 40, 1);
    double[] covariance = new double[40 * 40];
    PrincipalComponents found = PrincipalComponents.of(wide, 3);
    double variance = 0;
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 40; j++) {
        for (int f = 0; f < 5; f++) {
          covariance[i * 40 + j] +=
              (wide.values()[f * 40 + i] - found.mean()[i])
                  * (wide.values()[f * 40 + j] - found.mean()[j]);
        }
      }
      variance += covariance[i * 40 + i];
    }
    for (int c = 0; c < 3; c++) {
      double[] axis = found.axes()[c];
      for (int i = 0; i < 40; i++) {
        double image = 0;
        for (int j = 0; j < 40; j++) {
          image += covariance[i * 40 + j] * axis[j];
        }
        assertThat(image).isEqualTo(found.explained()[c] * variance * axis[i], within(1e-7));
      }
    }
  }

  @Test
  void equalKernelsHaveNoDirection() {
    PrincipalComponents found =
        PrincipalComponents.of(new LayerKernels(4, 3, 1, 1, new float[12]), 3);
    assertThat(found.explained()).containsOnly(0);
    assertThat(found.project(Volume.of(3, 1, 1, 0, 0, 0)).toArray()).containsOnly(0);
  }

  private static LayerKernels random(int filters, int depth, int side) {
    Random random = new Random(3);
    float[] values = new float[filters * depth * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new LayerKernels(filters, depth, side, side, values);
  }
}
