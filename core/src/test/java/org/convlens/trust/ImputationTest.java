package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class ImputationTest {
  private static boolean[] gone(int area, int... pixels) {
    boolean[] gone = new boolean[area];
    for (int pixel : pixels) {
      gone[pixel] = true;
    }
    return gone;
  }

  @Test
  void aPixelIsTheWeightedMeanOfItsNeighbours() {
    Volume picture = Volume.of(1, 3, 3, 1, 2, 3, 4, 99, 6, 7, 8, 10);
    Volume filled = new Imputation(3, 3, gone(9, 4)).fill(picture);
    float expected = (2 + 4 + 6 + 8) / 6f + (1 + 3 + 7 + 10) / 12f;
    assertThat(filled.at(4)).isCloseTo(expected, within(1e-5f));
    assertThat(filled.at(0)).isEqualTo(1);
  }

  @Test
  void neighboursOutsideDoNotCount() {
    Volume picture = Volume.of(1, 2, 2, 99, 2, 4, 8);
    Volume filled = new Imputation(2, 2, gone(4, 0)).fill(picture);
    assertThat(filled.at(0)).isCloseTo((2 / 6f + 4 / 6f + 8 / 12f) / (5 / 12f), within(1e-5f));
  }

  @Test
  void solvesTheWholeSystem() {
    int height = 12;
    int width = 9;
    Random random = new Random(3);
    Volume picture = Volume.generate(3, height, width, (c, y, x) -> random.nextInt(256));
    for (int percent : new int[] {10, 50, 90}) {
      boolean[] gone = new boolean[height * width];
      for (int i = 1; i < gone.length; i++) {
        gone[i] = random.nextInt(100) < percent;
      }
      Volume filled = new Imputation(height, width, gone).fill(picture);
      double[][] dense = dense(picture, gone);
      for (int i = 0; i < picture.size(); i++) {
        double expected = dense[i / picture.area()][i % picture.area()];
        assertThat((double) filled.at(i)).isCloseTo(expected, within(0.002));
      }
    }
  }

  /** Gaussian elimination on the system of all pixels, those that are left being themselves. */
  private static double[][] dense(Volume picture, boolean[] gone) {
    int area = picture.area();
    double[][] solved = new double[picture.channels()][];
    for (int c = 0; c < solved.length; c++) {
      double[][] rows = new double[area][area + 1];
      for (int i = 0; i < area; i++) {
        rows[i][i] = 1;
        rows[i][area] = gone[i] ? 0 : picture.at(c * area + i);
        double all = 0;
        for (int j = 0; j < area && gone[i]; j++) {
          int down = Math.abs(i / picture.width() - j / picture.width());
          int across = Math.abs(i % picture.width() - j % picture.width());
          boolean near = i != j && down <= 1 && across <= 1;
          rows[i][j] = near ? (down + across == 1 ? -1 / 6.0 : -1 / 12.0) : rows[i][j];
          all -= near ? rows[i][j] : 0;
        }
        rows[i][i] = gone[i] ? all : 1;
      }
      solved[c] = eliminate(rows);
    }
    return solved;
  }

  private static double[] eliminate(double[][] rows) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double factor = rows[i][k] / rows[k][k];
        for (int j = k; j <= n && factor != 0; j++) {
          rows[i][j] -= factor * rows[k][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = rows[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= rows[i][j] * x[j];
      }
      x[i] = sum / rows[i][i];
    }
    return x;
  }

  /** As of a thing on black, where only the black is left. */
  @Test
  void whereOnlyZerosAreLeftZerosAreGuessed() {
    Volume picture =
        Volume.generate(1, 12, 12, (c, y, x) -> y > 3 && y < 8 && x > 2 && x < 9 ? 1 + x : 0);
    boolean[] gone = new boolean[144];
    for (int i = 0; i < gone.length; i++) {
      gone[i] = picture.at(i) > 0;
    }
    Volume filled = new Imputation(12, 12, gone).fill(picture);
    for (int i = 0; i < gone.length; i++) {
      assertThat(filled.at(i)).isCloseTo(0, within(1e-6f));
    }
  }

  @Test
  void somethingMustBeLeft() {
    assertThatThrownBy(() -> new Imputation(1, 2, gone(2, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
