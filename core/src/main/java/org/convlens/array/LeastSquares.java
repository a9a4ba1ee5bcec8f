package org.convlens.array;

/** Linear regression: the x with the least Σ wₙ (Aₙ · x − bₙ)² + ridge · x². */
public final class LeastSquares {
  /** Below this share of its diagonal, a pivot counts as none. */
  private static final double SINGULAR = 1e-12;

  private LeastSquares() {}

  /**
   * By Cholesky's decomposition of the normal equations. An unknown that the others determine
   * already stays 0.
   *
   * @param rows Aₙ
   * @param targets bₙ
   * @param weights wₙ, not negative
   * @param ridge how strongly large unknowns are punished; 0 for not at all
   */
  public static double[] solve(double[][] rows, double[] targets, double[] weights, double ridge) {
    int unknowns = rows.length == 0 ? 0 : rows[0].length;
    double[][] normal = new double[unknowns][unknowns];
    double[] right = new double[unknowns];
    for (int n = 0; n < rows.length; n++) {
      for (int i = 0; i < unknowns; i++) {
        double weighted = weights[n] * rows[n][i];
        if (weighted != 0) {
          right[i] += weighted * targets[n];
          for (int j = 0; j <= i; j++) {
            normal[i][j] += weighted * rows[n][j];
          }
        }
      }
    }
    for (int i = 0; i < unknowns; i++) {
      normal[i][i] += ridge;
    }
    return substituted(decomposed(normal), right);
  }

  /** The lower triangle L with L Lᵀ = normal; rows without a pivot are zero. */
  private static double[][] decomposed(double[][] normal) {
    int n = normal.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = normal[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (i == j) {
          lower[i][i] = rest > SINGULAR * normal[i][i] ? Math.sqrt(rest) : 0;
        } else {
          lower[i][j] = lower[j][j] == 0 ? 0 : rest / lower[j][j];
        }
      }
    }
    return lower;
  }

  private static double[] substituted(double[][] lower, double[] right) {
    int n = right.length;
    double[] forward = new double[n];
    for (int i = 0; i < n; i++) {
      double rest = right[i];
      for (int k = 0; k < i; k++) {
        rest -= lower[i][k] * forward[k];
      }
      forward[i] = lower[i][i] == 0 ? 0 : rest / lower[i][i];
    }
    double[] solution = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double rest = forward[i];
      for (int k = i + 1; k < n; k++) {
        rest -= lower[k][i] * solution[k];
      }
      solution[i] = lower[i][i] == 0 ? 0 : rest / lower[i][i];
    }
    return solution;
  }
}
