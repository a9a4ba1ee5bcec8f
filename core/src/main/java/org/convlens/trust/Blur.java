package org.convlens.trust;

import org.convlens.array.Volume;

/**
 * The blur of Petsiuk, Das and Saenko 2018: a kernel of 11 × 11, a Gaussian of σ = 5 whose tails
 * are folded back at the kernel's edges; zeros around the picture.
 */
final class Blur {
  private static final int SIDE = 11;
  private static final double SIGMA = 5;
  private static final int TAIL = 20;
  private static final double[] KERNEL = kernel();

  private Blur() {}

  static Volume of(Volume picture) {
    int half = SIDE / 2;
    Volume wide =
        Volume.generate(
            picture.channels(),
            picture.height(),
            picture.width(),
            (c, y, x) -> {
              double sum = 0;
              for (int k = 0; k < SIDE; k++) {
                int from = x + k - half;
                sum += from < 0 || from >= picture.width() ? 0 : KERNEL[k] * picture.at(c, y, from);
              }
              return (float) sum;
            });
    return Volume.generate(
        picture.channels(),
        picture.height(),
        picture.width(),
        (c, y, x) -> {
          double sum = 0;
          for (int k = 0; k < SIDE; k++) {
            int from = y + k - half;
            sum += from < 0 || from >= picture.height() ? 0 : KERNEL[k] * wide.at(c, from, x);
          }
          return (float) sum;
        });
  }

  private static double[] kernel() {
    double[] kernel = new double[SIDE];
    double all = 0;
    for (int j = -TAIL; j <= TAIL; j++) {
      double weight = Math.exp(-j * j / (2 * SIGMA * SIGMA));
      int place = Math.floorMod(SIDE / 2 + j, 2 * SIDE);
      kernel[place < SIDE ? place : 2 * SIDE - 1 - place] += weight;
      all += weight;
    }
    for (int k = 0; k < SIDE; k++) {
      kernel[k] /= all;
    }
    return kernel;
  }
}
