package org.convlens.train.network;

import java.io.IOException;
import java.util.Arrays;
import org.convlens.array.Eigenvectors;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.data.LabelledPictures;
import org.convlens.train.data.SeededRandom;

/**
 * Filters that make small patches of pictures vary equally in all directions (Hyvärinen and Oja
 * 2000, whitening): the eigenvectors v of the patches' second moments E[p pᵀ], the largest first,
 * each as v / √(λ + ε), and after them the same with the other sign, so that an activation keeps
 * both halves.
 */
final class WhiteningFilters {
  /** Pictures whose patches are looked at. */
  private static final int PICTURES = 2000;

  /** Keeps directions in which hardly anything varies from being blown up. */
  private static final double EPSILON = 5e-4;

  private WhiteningFilters() {}

  /**
   * @throws IllegalArgumentException if there are more filters than directions and their opposites
   */
  static void requireFitting(Shape kernel) {
    int most = 2 * numbers(kernel);
    if (kernel.rank() != 4 || kernel.extent(0) > most || kernel.extent(0) % 2 != 0) {
      throw new IllegalArgumentException(
          "patches "
              + Assembly.size(kernel.rank() == 4 ? patch(kernel) : kernel)
              + " whiten into an even number of maps, at most "
              + most);
    }
  }

  private static Shape patch(Shape kernel) {
    return Shape.of(kernel.extent(1), kernel.extent(2), kernel.extent(3));
  }

  private static int numbers(Shape kernel) {
    return Math.toIntExact(kernel.elements()) / kernel.extent(0);
  }

  /**
   * @param kernel {@code O × C × kH × kW}
   */
  static Tensor of(Shape kernel, Preparation by) throws IOException {
    int d = numbers(kernel);
    int half = kernel.extent(0) / 2;
    Eigenvectors found = Eigenvectors.leading(moments(kernel, by), d, half);
    float[] filters = new float[kernel.extent(0) * d];
    for (int k = 0; k < half; k++) {
      double[] vector = found.vectors()[k];
      double scale = Math.signum(firstNotable(vector)) / Math.sqrt(found.values()[k] + EPSILON);
      for (int i = 0; i < d; i++) {
        filters[k * d + i] = (float) (vector[i] * scale);
        filters[(k + half) * d + i] = (float) (-vector[i] * scale);
      }
    }
    return Tensor.of(kernel, filters);
  }

  /** Decides the sign that an eigenvector leaves open. */
  private static double firstNotable(double[] vector) {
    double largest = Arrays.stream(vector).map(Math::abs).max().orElse(1);
    return Arrays.stream(vector).filter(v -> Math.abs(v) > largest / 2).findFirst().orElse(1);
  }

  /** E[p pᵀ] over all patches, row by row. */
  private static double[] moments(Shape kernel, Preparation by) throws IOException {
    LabelledPictures pictures = by.training();
    int d = numbers(kernel);
    double[] sums = new double[d * d];
    double[] patch = new double[d];
    int[] chosen = new SeededRandom(by.seed(), "whitening").permutation(pictures.size());
    int count = Math.min(PICTURES, chosen.length);
    long patches = 0;
    int height = pictures.height();
    int width = pictures.width();
    for (int n = 0; n < count; n++) {
      float[] pixels = new float[pictures.pictureSize()];
      if (!by.broken().reads(pictures, chosen[n], pixels)) {
        continue;
      }
      float[] values = by.preprocessing().normalise(pixels, pictures.channels(), height * width);
      for (int y = 0; y + kernel.extent(2) <= height; y++) {
        for (int x = 0; x + kernel.extent(3) <= width; x++) {
          cut(values, height, width, y, x, kernel, patch);
          gather(patch, sums);
          patches++;
        }
      }
    }
    if (patches == 0) {
      throw new IOException("no picture of '" + pictures.name() + "' can be read");
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= patches;
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        sums[j * d + i] = sums[i * d + j];
      }
    }
    return sums;
  }

  private static void cut(
      float[] values, int height, int width, int y, int x, Shape kernel, double[] patch) {
    int i = 0;
    for (int c = 0; c < kernel.extent(1); c++) {
      for (int dy = 0; dy < kernel.extent(2); dy++) {
        for (int dx = 0; dx < kernel.extent(3); dx++) {
          patch[i++] = values[(c * height + y + dy) * width + x + dx];
        }
      }
    }
  }

  /** The lower half. */
  private static void gather(double[] patch, double[] sums) {
    int d = patch.length;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        sums[i * d + j] += patch[i] * patch[j];
      }
    }
  }
}
