package org.convlens.atlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.atlas.Made;
import org.junit.jupiter.api.Test;

/** SciPy's curve_fit, in {@code reference.py}. */
class FalloffTest {
  @Test
  void fitsAsSciPyDoes() {
    List<String[]> lines = Made.reference("falloff");
    assertThat(lines).hasSize(5);
    for (String[] line : lines) {
      Falloff falloff = Falloff.of(Double.parseDouble(line[0]), Double.parseDouble(line[1]));
      assertThat(falloff.a()).isCloseTo(Double.parseDouble(line[2]), within(1e-5));
      assertThat(falloff.b()).isCloseTo(Double.parseDouble(line[3]), within(1e-5));
    }
  }

  @Test
  void powersAreThoseOfTheLibrary() {
    Power power = new Power(.8950608);
    for (double x = 1e-12; x < 1e12; x *= 1.37) {
      double right = StrictMath.pow(x, .8950608);
      assertThat(power.of(x)).isCloseTo(right, within(1e-9 * right));
    }
    assertThat(power.of(0)).isZero();
  }
}
