package org.convlens.method.perturbation;

import org.convlens.array.LeastSquares;

/**
 * A weighted ridge regression with an intercept that is not punished.
 *
 * @param weights one per piece
 * @param explained R²: which part of the weighted variance it explains
 */
record LocalModel(double[] weights, double intercept, double explained) {

  /**
   * @param scores NaN where they are not known
   */
  static LocalModel fit(boolean[][] shown, double[] scores, double[] nearness, double ridge) {
    int pieces = shown[0].length;
    double[] weights = new double[scores.length];
    double total = 0;
    double mean = 0;
    double[] means = new double[pieces];
    for (int n = 0; n < scores.length; n++) {
      weights[n] = Double.isNaN(scores[n]) ? 0 : nearness[n];
      total += weights[n];
      mean += weights[n] == 0 ? 0 : weights[n] * scores[n];
      for (int i = 0; i < pieces; i++) {
        means[i] += shown[n][i] ? weights[n] : 0;
      }
    }
    mean /= total;
    double[][] rows = new double[scores.length][pieces];
    double[] targets = new double[scores.length];
    for (int n = 0; n < scores.length; n++) {
      targets[n] = weights[n] == 0 ? 0 : scores[n] - mean;
      for (int i = 0; i < pieces; i++) {
        rows[n][i] = (shown[n][i] ? 1 : 0) - means[i] / total;
      }
    }
    double[] found = LeastSquares.solve(rows, targets, weights, ridge);
    double intercept = mean;
    for (int i = 0; i < pieces; i++) {
      intercept -= found[i] * means[i] / total;
    }
    return new LocalModel(found, intercept, explained(rows, targets, weights, found));
  }

  private static double explained(
      double[][] rows, double[] targets, double[] weights, double[] found) {
    double left = 0;
    double whole = 0;
    for (int n = 0; n < targets.length; n++) {
      double error = targets[n];
      for (int i = 0; i < found.length; i++) {
        error -= found[i] * rows[n][i];
      }
      left += weights[n] * error * error;
      whole += weights[n] * targets[n] * targets[n];
    }
    return whole == 0 ? 1 : 1 - left / whole;
  }
}
