package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SumTest {
  @Test
  void addsEachTimesItsFactor() {
    Sum sum = new Sum(Volume.zeros(1, 1, 2));
    sum.add(Volume.of(1, 1, 2, 1, 2), 3);
    sum.add(Volume.of(1, 1, 2, 10, 20), -0.5);
    assertThat(sum.times(2).toArray()).containsExactly(-4, -8);
  }

  @Test
  void keepsWhatFloatsWouldLose() {
    Sum sum = new Sum(Volume.zeros(1, 1, 1));
    sum.add(Volume.of(1, 1, 1, 1 << 24), 1);
    for (int i = 0; i < 4; i++) {
      sum.add(Volume.of(1, 1, 1, 1), 1);
    }
    assertThat(sum.times(1).at(0)).isEqualTo((1 << 24) + 4);
  }

  @Test
  void takesOneShapeOnly() {
    Sum sum = new Sum(Volume.zeros(1, 1, 2));
    assertThatThrownBy(() -> sum.add(Volume.zeros(1, 2, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("differ in shape");
  }
}
