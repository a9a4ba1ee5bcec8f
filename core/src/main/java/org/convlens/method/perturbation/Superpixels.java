package org.convlens.method.perturbation;

import org.convlens.array.Volume;

/**
 * A picture cut into pieces that are hidden or shown as a whole.
 *
 * @param labels the piece of each pixel, row by row, from 0
 * @param count how many pieces there are
 */
record Superpixels(int height, int width, int[] labels, int count) {

  /** The pieces of an input, about as many as asked for. */
  static Superpixels of(Volume picture, int wanted) {
    return Slic.cut(picture, wanted > 0 ? wanted : standard(picture.area()));
  }

  /** Fifty, fewer for small pictures: a piece has 32 pixels at least. */
  private static int standard(int area) {
    return Math.max(4, Math.min(50, area / 32));
  }

  /**
   * The input with some pieces hidden.
   *
   * @param filling what is seen instead, of the input's shape
   */
  Volume hide(Volume input, boolean[] shown, Volume filling) {
    return Volume.generate(
        input.channels(),
        height,
        width,
        (c, y, x) -> (shown[labels[y * width + x]] ? input : filling).at(c, y, x));
  }

  /** One number per piece, for each of its pixels. */
  Volume paint(double[] values) {
    return Volume.generate(1, height, width, (c, y, x) -> (float) values[labels[y * width + x]]);
  }

  /** The number of each piece in a map that {@link #paint} made. */
  double[] values(Volume painted) {
    double[] values = new double[count];
    for (int i = 0; i < labels.length; i++) {
      values[labels[i]] = painted.at(i);
    }
    return values;
  }

  /** Every pixel as the mean of its piece. */
  Volume means(Volume input) {
    double[][] sums = new double[input.channels()][count];
    int[] sizes = new int[count];
    for (int i = 0; i < labels.length; i++) {
      sizes[labels[i]]++;
      for (int c = 0; c < input.channels(); c++) {
        sums[c][labels[i]] += input.at(c * labels.length + i);
      }
    }
    return Volume.generate(
        input.channels(),
        height,
        width,
        (c, y, x) -> {
          int piece = labels[y * width + x];
          return (float) (sums[c][piece] / sizes[piece]);
        });
  }
}
