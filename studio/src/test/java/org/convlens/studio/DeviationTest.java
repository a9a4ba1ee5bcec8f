package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviationTest {
  @Test
  void isTheLargestDifference() {
    Deviation deviation = Deviation.between(new float[] {1, -2.5f}, new float[] {1.25f, -3});
    assertThat(deviation).isEqualTo(new Deviation(0.5, 3));
  }
}
