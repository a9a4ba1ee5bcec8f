package org.convlens.atlas.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Wilson's interval solves (p − p̂)² = z² p (1 − p) / n at both ends. */
class IntervalTest {
  @Test
  void bothEndsSolveWilsonsEquation() {
    for (int[] counts : new int[][] {{10, 50}, {1, 3}, {199, 200}, {5, 10_000}}) {
      Interval interval = Interval.of(counts[0], counts[1]);
      double share = (double) counts[0] / counts[1];
      assertThat(interval.low()).isLessThan(share);
      assertThat(interval.high()).isGreaterThan(share);
      for (double p : new double[] {interval.low(), interval.high()}) {
        double z = (p - share) / Math.sqrt(p * (1 - p) / counts[1]);
        assertThat(Math.abs(z)).isCloseTo(1.959964, within(1e-6));
      }
    }
  }

  @Test
  void ofNoneNothingIsKnown() {
    assertThat(Interval.of(0, 0)).isEqualTo(new Interval(0, 1));
    assertThat(Interval.of(0, 20).low()).isZero();
    assertThat(Interval.of(20, 20).high()).isEqualTo(1);
  }
}
