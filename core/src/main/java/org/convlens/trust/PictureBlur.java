package org.convlens.trust;

import static org.convlens.array.Blur.Border.ZERO;

import org.convlens.array.Blur;
import org.convlens.array.Volume;

/**
 * The blur of Petsiuk, Das and Saenko 2018: a kernel of 11 × 11, a Gaussian of σ = 5 whose tails
 * are folded back at the kernel's edges; zeros around the picture.
 */
final class PictureBlur {
  private static final int SIDE = 11;
  private static final double SIGMA = 5;
  private static final int TAIL = 20;
  private static final double[] KERNEL = kernel();

  private PictureBlur() {}

  static Volume of(Volume picture) {
    return Blur.acrossRows(Blur.acrossColumns(picture, KERNEL, ZERO), KERNEL, ZERO);
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
