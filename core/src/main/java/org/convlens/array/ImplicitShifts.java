package org.convlens.array;

import java.util.stream.IntStream;

/**
 * Brings a symmetric tridiagonal matrix to diagonal form by rotations with implicit shifts (Golub
 * and Van Loan, Matrix Computations, 8.3.3), which turn the rows of another matrix along.
 */
final class ImplicitShifts {
  private static final int MOST_SWEEPS = 60;

  /** Columns that are turned by one thread, so that they stay in its cache. */
  private static final int COLUMNS = 512;

  private final double[] d;
  private final double[] e;
  private final double[][] rows;
  private final double[] cosines;
  private final double[] sines;

  /**
   * @param diagonal becomes the eigenvalues, in no order
   * @param beside one for each but the last; becomes 0
   * @param rows become the eigenvectors where they were those of Qᵀ
   */
  ImplicitShifts(double[] diagonal, double[] beside, double[][] rows) {
    this.d = diagonal;
    this.e = beside;
    this.rows = rows;
    this.cosines = new double[d.length];
    this.sines = new double[d.length];
  }

  /**
   * @param step called n times
   */
  void run(Runnable step) {
    for (int top = 0; top < d.length; top++) {
      step.run();
      int end = block(top);
      for (int sweep = 0; end > top && sweep < MOST_SWEEPS; sweep++) {
        int from = sweep(top, end);
        turn(from, end);
        end = block(top);
      }
    }
  }

  /** The last row of the block that begins with one: beyond it nothing stands beside. */
  private int block(int top) {
    int end = top;
    while (end < d.length - 1
        && Math.abs(e[end]) > Math.ulp(1.0) / 2 * (Math.abs(d[end]) + Math.abs(d[end + 1]))) {
      end++;
    }
    return end;
  }

  /**
   * One chase of the bulge, from the block's end up.
   *
   * @return the first row that was turned: the top, but where the block fell apart
   */
  private int sweep(int top, int end) {
    double half = (d[top + 1] - d[top]) / (2 * e[top]);
    double root = Math.hypot(half, 1);
    double bulge = d[end] - d[top] + e[top] / (half + Math.copySign(root, half));
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = end - 1; i >= top; i--) {
      double pushed = sine * e[i];
      double stays = cosine * e[i];
      double length = Math.hypot(pushed, bulge);
      e[i + 1] = length;
      if (length == 0) {
        d[i + 1] -= shift;
        e[end] = 0;
        return i + 1;
      }
      sine = pushed / length;
      cosine = bulge / length;
      double lower = d[i + 1] - shift;
      double mixed = (d[i] - lower) * sine + 2 * cosine * stays;
      shift = sine * mixed;
      d[i + 1] = lower + shift;
      bulge = cosine * mixed - stays;
      cosines[i] = cosine;
      sines[i] = sine;
    }
    d[top] -= shift;
    e[top] = bulge;
    e[end] = 0;
    return top;
  }

  private void turn(int from, int end) {
    int parts = (d.length + COLUMNS - 1) / COLUMNS;
    IntStream all = IntStream.range(0, parts);
    (parts == 1 ? all : all.parallel())
        .forEach(
            part -> {
              int left = part * COLUMNS;
              int right = Math.min(d.length, left + COLUMNS);
              for (int i = end - 1; i >= from; i--) {
                mix(rows[i], rows[i + 1], cosines[i], sines[i], left, right);
              }
            });
  }

  private static void mix(double[] a, double[] b, double c, double s, int left, int right) {
    for (int k = left; k < right; k++) {
      double upper = a[k];
      double lower = b[k];
      b[k] = s * upper + c * lower;
      a[k] = c * upper - s * lower;
    }
  }
}
