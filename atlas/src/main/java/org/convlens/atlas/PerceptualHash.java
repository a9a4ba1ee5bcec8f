package org.convlens.atlas;

import org.convlens.array.Volume;
import org.convlens.array.Warp;

/**
 * 63 bits that are equal for pictures that look alike: which of the lowest frequencies of the grey
 * picture, shrunk to 32 × 32, are above their median (Zauner 2010, "pHash", with the mean frequency
 * left out).
 */
final class PerceptualHash {
  private static final int SIDE = 32;
  private static final int KEPT = 8;

  /** Rows of the discrete cosine transform: frequencies 0 to 7 at 32 places. */
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  /**
   * @param picture 0..255, of any size
   */
  static long of(Volume picture) {
    double[] grey = grey(picture);
    double[] rows = new double[SIDE * KEPT];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < KEPT; u++) {
        double sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += COSINES[u][x] * grey[y * SIDE + x];
        }
        rows[y * KEPT + u] = sum;
      }
    }
    double[] kept = new double[KEPT * KEPT];
    for (int v = 0; v < KEPT; v++) {
      for (int u = 0; u < KEPT; u++) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
          sum += COSINES[v][y] * rows[y * KEPT + u];
        }
        kept[v * KEPT + u] = sum;
      }
    }
    return bits(kept);
  }

  private static long bits(double[] kept) {
    double[] sorted = java.util.Arrays.copyOfRange(kept, 1, kept.length);
    java.util.Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    long bits = 0;
    for (int i = 1; i < kept.length; i++) {
      bits = bits << 1 | (kept[i] > median ? 1 : 0);
    }
    return bits;
  }

  private static double[] grey(Volume picture) {
    boolean large = picture.height() >= SIDE && picture.width() >= SIDE;
    Volume small = large ? Warp.area(picture, SIDE, SIDE) : Warp.bilinear(picture, SIDE, SIDE);
    double[] grey = new double[SIDE * SIDE];
    for (int c = 0; c < small.channels(); c++) {
      double weight = small.channels() == 3 ? new double[] {0.299, 0.587, 0.114}[c] : 1;
      for (int i = 0; i < grey.length; i++) {
        grey[i] += weight * small.at(c * grey.length + i);
      }
    }
    return grey;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[KEPT][SIDE];
    for (int u = 0; u < KEPT; u++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[u][x] = StrictMath.cos(Math.PI * (2 * x + 1) * u / (2 * SIDE));
      }
    }
    return cosines;
  }
}
