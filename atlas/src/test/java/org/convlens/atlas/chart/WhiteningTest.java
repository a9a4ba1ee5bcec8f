package org.convlens.atlas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convlens.atlas.Made;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class WhiteningTest {
  private static double covariance(float[][] rows, int a, int b) {
    double[] mean = Whitening.mean(rows);
    double sum = 0;
    for (float[] row : rows) {
      sum += (row[a] - mean[a]) * (row[b] - mean[b]);
    }
    return sum / (rows.length - 1);
  }

  @Test
  void whatComesOutHasTheIdentityAsItsCovariance() {
    float[][] vectors = Made.vectors(4, 500, 6);
    for (float[] vector : vectors) {
      vector[5] = 3 * vector[0] + vector[4];
      vector[3] *= 1000;
    }
    Whitening whitening = Whitening.of(vectors, 6, 0);
    float[][] white = whitening.apply(vectors);
    assertThat(whitening.size()).as("one number depends on two others").isEqualTo(5);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        assertThat(covariance(white, a, b)).isCloseTo(a == b ? 1 : 0, within(2e-4));
      }
    }
    assertThat(whitening.shares()[0]).isGreaterThan(.99);
  }

  @Test
  void aFloorKeepsSmallDirectionsSmall() {
    float[][] vectors = Made.vectors(4, 500, 3);
    for (float[] vector : vectors) {
      vector[0] *= 100;
    }
    float[][] white = Whitening.of(vectors, 3, 1).apply(vectors);
    assertThat(covariance(white, 0, 0)).isCloseTo(.5, within(1e-4));
    assertThat(covariance(white, 1, 1)).isLessThan(1e-2);
  }

  /** Times the covariance it is x − μ again, where nothing is left out and there is no floor. */
  @Test
  void theWayIsTheInverseCovarianceTimesWhatDiffersFromTheMean() {
    float[][] vectors = Made.vectors(4, 500, 5);
    float[] way = Whitening.of(vectors, 5, 0).way(vectors[7]);
    double[] mean = Whitening.mean(vectors);
    for (int a = 0; a < 5; a++) {
      double sum = 0;
      for (int b = 0; b < 5; b++) {
        sum += covariance(vectors, a, b) * way[b];
      }
      assertThat(sum).isCloseTo(vectors[7][a] - mean[a], within(1e-4));
    }
  }

  @Test
  void vectorsThatAreAllTheSameBecomeZero() {
    float[][] white = Whitening.of(new float[5][4], 2, 0).apply(new float[5][4]);
    assertThat(white[3]).containsExactly(0);
    assertThatThrownBy(() -> Whitening.of(new float[1][4], 2, 0))
        .isInstanceOf(UsageException.class);
  }
}
