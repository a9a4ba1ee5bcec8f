package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlurTest {
  @Test
  void leavesWhatIsFlat() {
    Volume flat = Volume.zeros(2, 5, 7).map(v -> 3);
    assertThat(Blur.gaussian(flat, 2).minus(flat).abs().max()).isLessThan(1e-6f);
  }

  /** One row: e⁰, e^(−½), e^(−2), e^(−4½) over their sum, outwards from the cell. */
  @Test
  void spreadsACellAsTheBellCurve() {
    float[] row = new float[9];
    row[4] = 1;
    Volume blurred = Blur.gaussian(Volume.of(1, 1, 9, row), 1);
    double sum = 1 + 2 * (Math.exp(-.5) + Math.exp(-2) + Math.exp(-4.5));
    for (int x = 0; x < 9; x++) {
      int distance = Math.abs(x - 4);
      double expected = distance > 3 ? 0 : Math.exp(-distance * distance / 2.0) / sum;
      assertThat(blurred.at(0, 0, x)).isCloseTo((float) expected, within(1e-6f));
    }
  }

  @Test
  void withoutDeviationNothingChanges() {
    Volume row = Volume.of(1, 1, 3, 1, 5, 2);
    assertThat(Blur.gaussian(row, 0)).isEqualTo(row);
  }
}
