package org.convlens.array;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All eigenvalues of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix
 * Computations, 8.5).
 *
 * @param values the largest first
 * @param vectors one row each
 */
record Jacobi(double[] values, double[][] vectors) {
  private static final int MOST_SWEEPS = 60;

  /** Overwrites the matrix. */
  static Jacobi of(double[][] a) {
    int n = a.length;
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS && beside(a) > 0; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          turn(a, v, p, q);
        }
      }
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -a[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = IntStream.of(order).mapToDouble(i -> a[i][i]).toArray();
    double[][] vectors = IntStream.of(order).mapToObj(i -> v[i]).toArray(double[][]::new);
    return new Jacobi(values, vectors);
  }

  /** The sum of what lies beside the diagonal; zero where it no longer changes the diagonal. */
  private static double beside(double[][] a) {
    double sum = 0;
    double diagonal = 0;
    for (int i = 0; i < a.length; i++) {
      diagonal += Math.abs(a[i][i]);
      for (int j = 0; j < i; j++) {
        sum += Math.abs(a[i][j]);
      }
    }
    return sum > 1e-15 * diagonal ? sum : 0;
  }

  private static void turn(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double left = a[k][p];
      double right = a[k][q];
      a[k][p] = c * left - s * right;
      a[k][q] = s * left + c * right;
    }
    mix(a[p], a[q], c, s);
    mix(v[p], v[q], c, s);
  }

  private static void mix(double[] p, double[] q, double c, double s) {
    for (int k = 0; k < p.length; k++) {
      double left = p[k];
      double right = q[k];
      p[k] = c * left - s * right;
      q[k] = s * left + c * right;
    }
  }

  /** The rows mixed by the eigenvectors. */
  double[][] rotate(double[][] rows) {
    double[][] mixed = new double[rows.length][rows[0].length];
    for (int i = 0; i < mixed.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        for (int k = 0; k < mixed[i].length; k++) {
          mixed[i][k] += vectors[i][j] * rows[j][k];
        }
      }
    }
    return mixed;
  }
}
