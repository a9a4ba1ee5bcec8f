package org.convlens.atlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Graphs whose eigenvalues are known (von Luxburg 2007). */
class SpectralEmbeddingTest {
  /** Rings of so many vertices each. */
  private static FuzzyGraph rings(int rings, int each) {
    int n = rings * each;
    int[] starts = new int[n + 1];
    int[] columns = new int[2 * n];
    double[] weights = new double[2 * n];
    for (int i = 0; i < n; i++) {
      int first = i / each * each;
      int before = first + (i - first + each - 1) % each;
      int after = first + (i - first + 1) % each;
      starts[i + 1] = 2 * (i + 1);
      columns[2 * i] = Math.min(before, after);
      columns[2 * i + 1] = Math.max(before, after);
      weights[2 * i] = .7;
      weights[2 * i + 1] = .7;
    }
    return new FuzzyGraph(starts, columns, weights);
  }

  @Test
  void aRingHasTheEigenvaluesOfItsCosines() {
    SpectralEmbedding found = SpectralEmbedding.of(rings(1, 200), 7, 1e-9, 3);
    int[] waves = {0, 1, 1, 2, 2, 3, 3};
    for (int i = 0; i < waves.length; i++) {
      assertThat(found.values()[i])
          .isCloseTo(1 - Math.cos(2 * Math.PI * waves[i] / 200), within(1e-9));
    }
    double[] x = found.vectors()[1];
    double[] y = found.vectors()[2];
    for (int i = 0; i < 200; i++) {
      assertThat(x[i] * x[i] + y[i] * y[i])
          .as("it is laid out as a ring")
          .isCloseTo(.01, within(1e-6));
    }
  }

  @Test
  void thereAreAsManyZerosAsParts() {
    SpectralEmbedding found = SpectralEmbedding.of(rings(3, 20), 5, 1e-9, 1);
    assertThat(found.values()[2]).isCloseTo(0, within(1e-9));
    assertThat(found.values()[3]).isCloseTo(1 - Math.cos(2 * Math.PI / 20), within(1e-9));
  }
}
