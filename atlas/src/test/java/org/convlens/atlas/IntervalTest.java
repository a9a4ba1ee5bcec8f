package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
  /** Against Wilson's interval for 8 of 10, as statsmodels gives it. */
  @Test
  void intervals() {
    Interval eight = Interval.ofShare(8, 10);
    assertThat(eight.low()).isEqualTo(0.4901625, within(1e-6));
    assertThat(eight.high()).isEqualTo(0.9433178, within(1e-6));
    Interval same = Interval.ofMean(new double[] {0.25, 0.25, 0.25}, 1);
    assertThat(same).isEqualTo(new Interval(0.25, 0.25));
  }
}
