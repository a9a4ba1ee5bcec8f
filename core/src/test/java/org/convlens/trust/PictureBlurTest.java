package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class PictureBlurTest {
  /** A one in the middle of 11 zeros, smoothed with σ = 5 in NumPy, symmetric padding. */
  private static final double[] NUMPY = {
    0.08795815, 0.08889612, 0.0904742, 0.09219112, 0.09348939, 0.09398206
  };

  @Test
  void hasTheKernelOfThePaper() {
    Volume one = Volume.generate(1, 31, 31, (c, y, x) -> y == 15 && x == 15 ? 1 : 0);
    Volume blurred = PictureBlur.of(one);
    double middle = Math.sqrt(blurred.at(0, 15, 15));
    for (int k = 0; k < 6; k++) {
      assertThat(blurred.at(0, 15, 10 + k) / middle).isCloseTo(NUMPY[k], within(1e-6));
      assertThat(blurred.at(0, 10 + k, 15)).isCloseTo(blurred.at(0, 15, 10 + k), within(1e-8f));
    }
    assertThat(blurred.at(0, 15, 9)).isZero();
    assertThat(blurred.sum()).isCloseTo(1, within(1e-5));
  }

  @Test
  void leavesAConstantInsideAndFadesAtTheEdges() {
    Volume blurred = PictureBlur.of(Volume.generate(2, 20, 20, (c, y, x) -> 3));
    assertThat(blurred.at(1, 10, 10)).isCloseTo(3f, within(1e-5f));
    assertThat(blurred.at(1, 0, 10)).isBetween(1f, 2f);
  }
}
