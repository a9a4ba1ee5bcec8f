package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvectorsTest {
  private static void silent() {}

  /** Two springs between three masses: 2 − √2, 2 and 2 + √2. */
  @Test
  void threeByHand() {
    double[][] springs = {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}};
    Eigenvectors found = Eigenvectors.all(springs, EigenvectorsTest::silent);
    assertThat(found.values())
        .containsExactly(new double[] {2 + Math.sqrt(2), 2, 2 - Math.sqrt(2)}, within(1e-14));
    assertThat(Math.abs(found.vectors()[1][1])).isLessThan(1e-15);
    assertThat(Math.abs(found.vectors()[1][0])).isCloseTo(Math.sqrt(0.5), within(1e-14));
  }

  /**
   * A v = λ v, and the vectors are at right angles; also where eigenvalues are many times the same.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40, 150, 600})
  void theyAreWhatTheMatrixOnlyStretches(int n) {
    double[][] matrix = matrix(n);
    double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    Eigenvectors found = Eigenvectors.all(copy, EigenvectorsTest::silent);
    double size = Math.abs(found.values()[0]) + 1;
    double worst = 0;
    for (int k = 0; k < n; k++) {
      double[] v = found.vectors()[k];
      for (int i = 0; i < n; i++) {
        double residue = Eigenvectors.dot(matrix[i], v) - found.values()[k] * v[i];
        worst = Math.max(worst, Math.abs(residue) / size);
      }
      for (int other = 0; other <= k; other++) {
        double product = Eigenvectors.dot(v, found.vectors()[other]);
        worst = Math.max(worst, Math.abs(product - (other == k ? 1 : 0)));
      }
    }
    assertThat(worst).isLessThan(1e-14 * (n + 10));
    assertThat(found.values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  /** Of a third of the rank, with a multiple of the identity. */
  private static double[][] matrix(int n) {
    Random random = new Random(n);
    double[][] matrix = new double[n][n];
    for (int r = 0; r < (n + 2) / 3; r++) {
      double[] row = random.doubles(n, -1, 1).toArray();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          matrix[i][j] += row[i] * row[j] + (i == j ? 0.125 : 0);
        }
      }
    }
    return matrix;
  }

  @Test
  void theLeadingOnesAreTheSame() {
    double[][] matrix = matrix(60);
    double[] flat = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    Eigenvectors leading = Eigenvectors.leading(flat, 60, 4);
    Eigenvectors all = Eigenvectors.all(matrix, EigenvectorsTest::silent);
    for (int k = 0; k < 4; k++) {
      assertThat(all.values()[k]).isCloseTo(leading.values()[k], within(1e-9));
      double cosine = Eigenvectors.dot(all.vectors()[k], leading.vectors()[k]);
      assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void whatHearsOfItCanEndIt() {
    assertThatThrownBy(
            () ->
                Eigenvectors.all(
                    matrix(9),
                    () -> {
                      throw new CancellationException("enough");
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
  }
}
