package org.convlens.method.perturbation;

import org.convlens.array.Volume;

/**
 * Where an occluding patch is put: rows and columns of positions from the upper left corner on.
 *
 * @param cut whether positions go on until the last pixel is covered, the last patches cut off;
 *     otherwise only whole patches are put
 */
record PatchGrid(int height, int width, int patch, int stride, boolean cut) {

  int rows() {
    return positions(height);
  }

  int columns() {
    return positions(width);
  }

  int count() {
    return rows() * columns();
  }

  private int positions(int size) {
    int free = size - patch;
    return (cut ? (free + stride - 1) / stride : free / stride) + 1;
  }

  private int top(int k) {
    return k / columns() * stride;
  }

  private int left(int k) {
    return k % columns() * stride;
  }

  /** The input with patch k in place. */
  Volume hide(Volume input, int k, float fill) {
    float[] values = input.toArray();
    int right = Math.min(width, left(k) + patch);
    for (int c = 0; c < input.channels(); c++) {
      for (int y = top(k); y < Math.min(height, top(k) + patch); y++) {
        int row = (c * height + y) * width;
        java.util.Arrays.fill(values, row + left(k), row + right, fill);
      }
    }
    return Volume.of(input.channels(), height, width, values);
  }

  /**
   * Per pixel the mean drop over the patches that cover it; positions without a score are left out.
   */
  Volume drops(double whole, double[] scores) {
    double[] sum = new double[height * width];
    int[] covered = new int[height * width];
    for (int k = 0; k < scores.length; k++) {
      if (Double.isNaN(scores[k])) {
        continue;
      }
      for (int y = top(k); y < Math.min(height, top(k) + patch); y++) {
        for (int x = left(k); x < Math.min(width, left(k) + patch); x++) {
          sum[y * width + x] += whole - scores[k];
          covered[y * width + x]++;
        }
      }
    }
    return Volume.generate(
        1,
        height,
        width,
        (c, y, x) -> (float) (sum[y * width + x] / Math.max(1, covered[y * width + x])));
  }

  /** One number per position. */
  Volume positions(double[] scores) {
    return Volume.generate(1, rows(), columns(), (c, y, x) -> (float) scores[y * columns() + x]);
  }
}
