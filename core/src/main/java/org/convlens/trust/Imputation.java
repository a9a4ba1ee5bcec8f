package org.convlens.trust;

import java.util.Arrays;
import org.convlens.array.Volume;

/**
 * Guesses pixels that were taken away: each is the weighted mean of its neighbours, 1/6 beside and
 * 1/12 diagonally, those outside the picture not counted (Rong et al. 2022). For all pixels that
 * are missing this is one sparse linear system, symmetric and positive definite. Conjugate
 * gradients solve it, preconditioned by symmetric successive over-relaxation (Saad: Iterative
 * Methods for Sparse Linear Systems, 9.2), all channels at once.
 */
final class Imputation {
  /** Neighbours that come before a pixel in row order, then those that come after. */
  private static final int[] DOWN = {-1, -1, -1, 0, 0, 1, 1, 1};

  private static final int[] ACROSS = {-1, 0, 1, -1, 1, -1, 0, 1};
  private static final int BEFORE = 4;
  private static final int ALL = 8;
  private static final double BESIDE = 1 / 6.0;
  private static final double DIAGONAL = 1 / 12.0;
  private static final double[] WEIGHTS = weights();
  private static final double RELAXATION = 1.8;
  private static final double RESIDUAL = 1e-5;

  /** Of the first residual: what is left where all known neighbours are zero. */
  private static final double GONE = 1e-10;

  private static final int MOST_ROUNDS = 3000;

  private final int height;
  private final int width;
  private final int[] missing;

  /** For each missing pixel and neighbour the neighbour's number, or −1 where it is not missing. */
  private final int[] neighbours;

  private final double[] diagonal;

  /**
   * @param gone by flat index; at least one pixel must be left
   */
  Imputation(int height, int width, boolean[] gone) {
    this.height = height;
    this.width = width;
    int[] number = new int[gone.length];
    int count = 0;
    for (int i = 0; i < gone.length; i++) {
      number[i] = gone[i] ? count++ : -1;
    }
    if (count == gone.length) {
      throw new IllegalArgumentException("no pixel is left");
    }
    missing = new int[count];
    neighbours = new int[count * ALL];
    diagonal = new double[count];
    for (int pixel = 0; pixel < gone.length; pixel++) {
      int i = number[pixel];
      if (i >= 0) {
        missing[i] = pixel;
        for (int n = 0; n < ALL; n++) {
          int at = neighbour(pixel, n);
          neighbours[i * ALL + n] = at < 0 ? -1 : number[at];
          diagonal[i] += at < 0 ? 0 : WEIGHTS[n];
        }
      }
    }
  }

  private int neighbour(int pixel, int n) {
    int y = pixel / width + DOWN[n];
    int x = pixel % width + ACROSS[n];
    return y < 0 || x < 0 || y >= height || x >= width ? -1 : y * width + x;
  }

  /** The pixels that are missing, by flat index. */
  int[] missing() {
    return missing.clone();
  }

  /** The picture with its missing pixels guessed. */
  Volume fill(Volume picture) {
    int channels = picture.channels();
    double[] known = known(picture);
    double[] start = new double[known.length];
    float[] means = picture.channelMeans();
    for (int i = 0; i < start.length; i++) {
      start[i] = means[i % channels];
    }
    double[] solution = solve(known, start, channels);
    float[] values = picture.toArray();
    for (int i = 0; i < solution.length; i++) {
      values[i % channels * picture.area() + missing[i / channels]] = (float) solution[i];
    }
    return Volume.of(channels, height, width, values);
  }

  /** What the pixels that are left contribute to their missing neighbours, channels innermost. */
  private double[] known(Volume picture) {
    int channels = picture.channels();
    double[] known = new double[missing.length * channels];
    for (int i = 0; i < missing.length; i++) {
      for (int n = 0; n < ALL; n++) {
        int at = neighbours[i * ALL + n] >= 0 ? -1 : neighbour(missing[i], n);
        for (int c = 0; c < channels && at >= 0; c++) {
          known[i * channels + c] += WEIGHTS[n] * picture.at(c * picture.area() + at);
        }
      }
    }
    return known;
  }

  private double[] solve(double[] known, double[] x, int channels) {
    double[] residual = new double[x.length];
    double[] product = new double[x.length];
    double[] relaxed = new double[x.length];
    multiply(x, product, channels);
    for (int i = 0; i < x.length; i++) {
      residual[i] = known[i] - product[i];
    }
    relax(residual, relaxed, channels);
    double[] direction = relaxed.clone();
    double slope = dot(residual, relaxed);
    double enough =
        Math.max(RESIDUAL * RESIDUAL * dot(known, known), GONE * GONE * dot(residual, residual));
    for (int round = 0; round < MOST_ROUNDS && dot(residual, residual) > enough; round++) {
      multiply(direction, product, channels);
      double step = slope / dot(direction, product);
      for (int i = 0; i < x.length; i++) {
        x[i] += step * direction[i];
        residual[i] -= step * product[i];
      }
      relax(residual, relaxed, channels);
      double next = dot(residual, relaxed);
      double turn = next / slope;
      for (int i = 0; i < x.length; i++) {
        direction[i] = relaxed[i] + turn * direction[i];
      }
      slope = next;
    }
    return x;
  }

  private void multiply(double[] x, double[] product, int channels) {
    for (int i = 0; i < missing.length; i++) {
      for (int c = 0; c < channels; c++) {
        int at = i * channels + c;
        product[at] = diagonal[i] * x[at] - sum(x, i, c, 0, ALL, channels);
      }
    }
  }

  /** A sweep over all pixels in order and one back: near to the solution for this right side. */
  private void relax(double[] right, double[] result, int channels) {
    for (int i = 0; i < missing.length; i++) {
      double factor = RELAXATION / diagonal[i];
      for (int c = 0; c < channels; c++) {
        int at = i * channels + c;
        result[at] = (right[at] + sum(result, i, c, 0, BEFORE, channels)) * factor;
      }
    }
    for (int i = missing.length - 1; i >= 0; i--) {
      double factor = RELAXATION / diagonal[i];
      double scale = (2 - RELAXATION) / factor;
      for (int c = 0; c < channels; c++) {
        int at = i * channels + c;
        result[at] = (result[at] * scale + sum(result, i, c, BEFORE, ALL, channels)) * factor;
      }
    }
  }

  /** The weighted sum of the missing neighbours from one to another. */
  private double sum(double[] x, int i, int c, int from, int to, int channels) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      int at = neighbours[i * ALL + n];
      sum += at < 0 ? 0 : x[at * channels + c] * WEIGHTS[n];
    }
    return sum;
  }

  private static double[] weights() {
    double[] weights = new double[ALL];
    Arrays.setAll(weights, n -> DOWN[n] == 0 || ACROSS[n] == 0 ? BESIDE : DIAGONAL);
    return weights;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
