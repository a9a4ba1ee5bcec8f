package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  /** Of 0.85 and 0.89 one is right, 0.35 is wrong, 1 is right: (2·0.37 + 0.35 + 0) / 4. */
  @Test
  void errorIsTheMeanDistanceOfTheBins() {
    Calibration calibration = new Calibration();
    calibration.add(0.85, true);
    calibration.add(0.35, false);
    calibration.add(1, true);
    calibration.add(0.89, false);

    assertThat(calibration.error()).isEqualTo((2 * 0.37 + 0.35) / 4, within(1e-12));
    assertThat(calibration.bins()).extracting(Calibration.Bin::index).containsExactly(3, 8, 9);
    assertThat(calibration.bins().get(1).confidence()).isEqualTo(0.87, within(1e-12));
    assertThat(calibration.bins().get(1).accuracy()).isEqualTo(0.5);
  }

  @Test
  void nothingHasNoError() {
    assertThat(new Calibration().error()).isZero();
    assertThat(new Calibration().bins()).isEmpty();
  }
}
