package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static final double[][] ROWS = {{1, 0}, {0, 1}, {1, 1}};
  private static final double[] ONES = {1, 1, 1};

  @Test
  void findsWhatFitsExactly() {
    assertThat(LeastSquares.solve(ROWS, new double[] {2, -3, -1}, ONES, 0))
        .containsExactly(new double[] {2, -3}, within(1e-12));
  }

  /** The normal equations are (2 1; 1 2) x = (1; 1), so both are a third. */
  @Test
  void sharesOutWhatDoesNotFit() {
    assertThat(LeastSquares.solve(ROWS, new double[] {0, 0, 1}, ONES, 0))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0}, within(1e-12));
  }

  /** (3 1; 1 3) x = (1; 1). */
  @Test
  void aRidgeMakesThemSmaller() {
    assertThat(LeastSquares.solve(ROWS, new double[] {0, 0, 1}, ONES, 1))
        .containsExactly(new double[] {.25, .25}, within(1e-12));
  }

  @Test
  void weightsDecideWhoCounts() {
    double[] solution = LeastSquares.solve(ROWS, new double[] {0, 0, 1}, new double[] {1, 0, 1}, 0);
    assertThat(solution).containsExactly(new double[] {0, 1}, within(1e-12));
  }

  @Test
  void whatCannotBeToldApartGetsItOnce() {
    double[][] twice = {{1, 1}, {2, 2}};
    double[] solution = LeastSquares.solve(twice, new double[] {3, 6}, new double[] {1, 1}, 0);
    assertThat(solution).containsExactly(new double[] {3, 0}, within(1e-9));
  }
}
