package org.convlens.array;

import java.util.Random;

/**
 * Eigenvectors of a symmetric matrix. The leading ones, where no eigenvalue is negative, by
 * subspace iteration with Rayleigh-Ritz steps (Golub and Van Loan, Matrix Computations, 8.2).
 *
 * @param values the largest first
 * @param vectors one row each, of length 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Eigenvectors(double[] values, double[][] vectors) {
  private static final int SPARE = 13;
  private static final int MOST_STEPS = 1000;
  private static final double ENOUGH = 1e-10;

  /**
   * @param matrix n × n, row by row
   * @param count how many are wanted, at most n
   */
  public static Eigenvectors leading(double[] matrix, int n, int count) {
    int block = Math.min(n, count + SPARE);
    double[][] q = new double[block][n];
    Random random = new Random(0);
    for (double[] row : q) {
      for (int i = 0; i < n; i++) {
        row[i] = random.nextGaussian();
      }
    }
    orthonormalise(q);
    for (int step = 0; ; step++) {
      double[][] image = new double[block][];
      for (int i = 0; i < block; i++) {
        image[i] = times(matrix, n, q[i]);
      }
      double[][] small = new double[block][block];
      for (int i = 0; i < block; i++) {
        for (int j = 0; j < block; j++) {
          small[i][j] = (dot(q[i], image[j]) + dot(q[j], image[i])) / 2;
        }
      }
      Jacobi ritz = Jacobi.of(small);
      double[][] vectors = ritz.rotate(q);
      double[][] images = ritz.rotate(image);
      if (step == MOST_STEPS || converged(vectors, images, ritz.values(), count)) {
        return new Eigenvectors(
            java.util.Arrays.copyOf(ritz.values(), count), java.util.Arrays.copyOf(vectors, count));
      }
      orthonormalise(images);
      q = images;
    }
  }

  /**
   * All of them, by Householder's reflections and rotations with implicit shifts: some 8 n³
   * operations.
   *
   * @param matrix symmetric; is overwritten
   * @param step called 2n times, to tell of it; what it throws ends the work
   */
  public static Eigenvectors all(double[][] matrix, Runnable step) {
    return Householder.of(matrix, step).eigenvectors(step);
  }

  /**
   * Of all inner products of the columns: the directions in which rows lie, found by way of the
   * rows where they are fewer.
   *
   * @param count how many are wanted; there are at most as many as rows and as columns
   */
  public static Eigenvectors ofRows(double[][] rows, int count) {
    boolean few = rows.length < rows[0].length;
    double[][] sides = few ? rows : transposed(rows);
    Eigenvectors found = leading(products(sides), sides.length, Math.min(count, sides.length));
    if (few) {
      for (int i = 0; i < found.vectors.length; i++) {
        found.vectors[i] = direction(rows, found.vectors[i]);
      }
    }
    return found;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = rows[i][c];
      }
    }
    return columns;
  }

  /** Of a weighted sum of rows. */
  private static double[] direction(double[][] rows, double[] weights) {
    double[] sum = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      add(sum, rows[i], weights[i]);
    }
    double length = Math.sqrt(dot(sum, sum));
    for (int c = 0; c < sum.length && length > 0; c++) {
      sum[c] /= length;
    }
    return sum;
  }

  /**
   * All inner products of the rows: a symmetric matrix without negative eigenvalues.
   *
   * @return n × n, row by row
   */
  public static double[] products(double[][] rows) {
    int n = rows.length;
    double[] products = new double[Math.multiplyExact(n, n)];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        products[i * n + j] = dot(rows[i], rows[j]);
        products[j * n + i] = products[i * n + j];
      }
    }
    return products;
  }

  private static boolean converged(
      double[][] vectors, double[][] images, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      double squares = 0;
      for (int k = 0; k < vectors[i].length; k++) {
        double difference = images[i][k] - values[i] * vectors[i][k];
        squares += difference * difference;
      }
      if (Math.sqrt(squares) > ENOUGH * Math.abs(values[0])) {
        return false;
      }
    }
    return true;
  }

  private static double[] times(double[] matrix, int n, double[] vector) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += matrix[i * n + k] * vector[k];
      }
      product[i] = sum;
    }
    return product;
  }

  /** Gram-Schmidt, twice; rows that depend on earlier ones become zero. */
  private static void orthonormalise(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      double before = Math.sqrt(dot(rows[i], rows[i]));
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(rows[i], rows[j], -dot(rows[i], rows[j]));
        }
      }
      double length = Math.sqrt(dot(rows[i], rows[i]));
      double factor = length > 1e-12 * before ? 1 / length : 0;
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] *= factor;
      }
    }
  }

  private static void add(double[] to, double[] row, double factor) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * row[k];
    }
  }

  /** The inner product of two rows of equal length. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
