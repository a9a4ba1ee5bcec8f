package org.convlens.method.perturbation;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Patch;
import org.convlens.picture.Extent;

/**
 * Where an occluding patch is put: rows and columns of positions from the upper left corner on.
 *
 * @param cut whether positions go on until the last pixel is covered, the last patches cut off;
 *     otherwise only whole patches are put
 */
record PatchGrid(int height, int width, int patch, int stride, boolean cut) {
  private static final int COARSEST = 4;

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

  /**
   * Patch k, cut off at the border.
   *
   * @param filling a whole picture, of which the patch shows its part
   */
  Patch patch(Volume filling, int k) {
    int top = top(k);
    int left = left(k);
    int rows = Math.min(patch, height - top);
    int columns = Math.min(patch, width - left);
    Volume values =
        Volume.generate(
            filling.channels(), rows, columns, (c, y, x) -> filling.at(c, top + y, left + x));
    return new Patch(top, left, values);
  }

  /**
   * All positions: every fourth of every fourth row first, then every second, then the rest; among
   * these, positions that are about as far from the border follow each other, as what they change
   * is cut off there by as much, those in the middle first.
   */
  int[] coarseFirst() {
    return IntStream.range(0, count())
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(k -> -step(k)).thenComparingLong(this::outward))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Where a position comes in falling Z-order of its distances, in rows and in columns, from the
   * border: their binary digits in turn.
   */
  private long outward(int k) {
    long row = Math.min(k / columns(), rows() - 1 - k / columns());
    long column = Math.min(k % columns(), columns() - 1 - k % columns());
    long order = 0;
    for (int digit = Integer.SIZE - 1; digit >= 0; digit--) {
      order = order << 2 | (row >> digit & 1) << 1 | (column >> digit & 1);
    }
    return -order;
  }

  /** The coarsest of the grids that a position belongs to. */
  private int step(int k) {
    int step = COARSEST;
    while (k / columns() % step != 0 || k % columns() % step != 0) {
      step /= 2;
    }
    return step;
  }

  /**
   * Missing scores taken from the nearest position of the finest coarser grid that has one.
   *
   * @param otherwise where there is none
   */
  double[] filled(double[] scores, double otherwise) {
    double[] filled = scores.clone();
    for (int k = 0; k < filled.length; k++) {
      for (int step = 2; Double.isNaN(filled[k]) && step <= COARSEST; step *= 2) {
        filled[k] =
            scores[
                nearest(k / columns(), rows(), step) * columns()
                    + nearest(k % columns(), columns(), step)];
      }
      filled[k] = Double.isNaN(filled[k]) ? otherwise : filled[k];
    }
    return filled;
  }

  private static int nearest(int position, int positions, int step) {
    int rounded = (position + step / 2) / step * step;
    return rounded < positions ? rounded : position / step * step;
  }

  /** Per pixel the mean drop over the patches that cover it. */
  Volume drops(double whole, double[] scores) {
    double[] sum = new double[height * width];
    int[] covered = new int[height * width];
    for (int k = 0; k < scores.length; k++) {
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

  /** What the cells of {@link #positions} cover: each lies around the middle of its patch. */
  Extent extent() {
    double tall = rows() > 1 ? stride : patch;
    double wide = columns() > 1 ? stride : patch;
    return new Extent((patch - tall) / 2.0, (patch - wide) / 2.0, rows() * tall, columns() * wide);
  }

  /** One number per position. */
  Volume positions(double[] scores) {
    return Volume.generate(1, rows(), columns(), (c, y, x) -> (float) scores[y * columns() + x]);
  }
}
