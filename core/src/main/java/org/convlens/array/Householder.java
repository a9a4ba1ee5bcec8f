package org.convlens.array;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A symmetric matrix A = Q T Qᵀ with T tridiagonal, by Householder's reflections (Golub and Van
 * Loan, Matrix Computations, 8.3.1).
 *
 * @param diagonal of T
 * @param beside what stands beside it; the last is 0
 * @param turn the rows of Qᵀ
 */
@SuppressWarnings("ArrayRecordComponent")
record Householder(double[] diagonal, double[] beside, double[][] turn) {
  /**
   * Overwrites the matrix.
   *
   * @param step called n times, to be told of and to throw
   */
  static Householder of(double[][] a, Runnable step) {
    int n = a.length;
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    double[] betas = new double[n];
    for (int k = 0; k < n; k++) {
      step.run();
      diagonal[k] = a[k][k];
      if (k < n - 1) {
        beside[k] = reflect(a, k, betas);
      }
    }
    return new Householder(diagonal, beside, transposed(product(a, betas)));
  }

  /** Row k of the matrix becomes the vector v of 1 − β v vᵀ; what is left beside the diagonal. */
  private static double reflect(double[][] a, int k, double[] betas) {
    int n = a.length;
    int first = k + 1;
    double[] v = a[k];
    double squares = 0;
    for (int j = first + 1; j < n; j++) {
      squares += v[j] * v[j];
    }
    if (squares == 0) {
      return v[first];
    }
    double length = Math.sqrt(squares + v[first] * v[first]);
    double left = -Math.copySign(length, v[first]);
    v[first] -= left;
    double beta = 2 / (squares + v[first] * v[first]);
    betas[k] = beta;
    double[] w = new double[n];
    rows(first, n, i -> w[i] = beta * dot(a[i], v, first));
    double half = beta / 2 * dot(w, v, first);
    for (int j = first; j < n; j++) {
      w[j] -= half * v[j];
    }
    rows(
        first,
        n,
        i -> {
          double[] row = a[i];
          double vi = v[i];
          double wi = w[i];
          for (int j = first; j < n; j++) {
            row[j] -= vi * w[j] + wi * v[j];
          }
        });
    return left;
  }

  /** Q, as the product of the reflections. */
  private static double[][] product(double[][] a, double[] betas) {
    int n = a.length;
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      q[i][i] = 1;
    }
    for (int k = n - 2; k >= 0; k--) {
      if (betas[k] != 0) {
        double[] v = a[k];
        int first = k + 1;
        double[] u = new double[n];
        for (int i = first; i < n; i++) {
          add(u, q[i], v[i], first);
        }
        double beta = betas[k];
        rows(first, n, i -> add(q[i], u, -beta * v[i], first));
      }
    }
    return q;
  }

  private static double[][] transposed(double[][] q) {
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < i; j++) {
        double above = q[j][i];
        q[j][i] = q[i][j];
        q[i][j] = above;
      }
    }
    return q;
  }

  private static double dot(double[] a, double[] b, int from) {
    double sum = 0;
    for (int j = from; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static void add(double[] to, double[] row, double factor, int from) {
    for (int j = from; j < to.length; j++) {
      to[j] += factor * row[j];
    }
  }

  /** Each by itself, so that the numbers are the same with any number of threads. */
  private static void rows(int from, int until, IntConsumer row) {
    IntStream rows = IntStream.range(from, until);
    (until - from < 128 ? rows : rows.parallel()).forEach(row);
  }

  /** Eigenvalues and eigenvectors of the matrix, the largest first. */
  Eigenvectors eigenvectors(Runnable step) {
    new ImplicitShifts(diagonal, beside, turn).run(step);
    int[] order =
        IntStream.range(0, diagonal.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -diagonal[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Eigenvectors(
        Arrays.stream(order).mapToDouble(i -> diagonal[i]).toArray(),
        Arrays.stream(order).mapToObj(i -> turn[i]).toArray(double[][]::new));
  }
}
