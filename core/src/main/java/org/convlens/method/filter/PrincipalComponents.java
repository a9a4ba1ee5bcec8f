package org.convlens.method.filter;

import org.convlens.array.Eigenvectors;
import org.convlens.array.Volume;

/**
 * The principal components of a layer's kernels: every kernel position of every filter is a vector
 * of its weights over the input channels. The sign of a component is such that its largest weight
 * is positive (the first of equals).
 *
 * @param mean of all vectors
 * @param axes one row per component, of length 1
 * @param explained the share of the variance that lies along each, 0..1
 */
record PrincipalComponents(double[] mean, double[][] axes, double[] explained) {

  /**
   * @param count how many, at most the depth
   */
  static PrincipalComponents of(LayerKernels kernels, int count) {
    int depth = kernels.depth();
    double[][] samples = samples(kernels);
    double[] mean = new double[depth];
    for (double[] sample : samples) {
      for (int c = 0; c < depth; c++) {
        mean[c] += sample[c] / samples.length;
      }
    }
    double variance = 0;
    for (double[] sample : samples) {
      for (int c = 0; c < depth; c++) {
        sample[c] -= mean[c];
        variance += sample[c] * sample[c];
      }
    }
    double[][] axes = new double[count][depth];
    double[] explained = new double[count];
    Eigenvectors leading = Eigenvectors.ofRows(samples, count);
    for (int i = 0; i < leading.values().length && variance > 0; i++) {
      explained[i] = Math.max(0, leading.values()[i] / variance);
      axes[i] = leading.vectors()[i];
      orient(axes[i]);
    }
    return new PrincipalComponents(mean, axes, explained);
  }

  private static double[][] samples(LayerKernels kernels) {
    int area = kernels.height() * kernels.width();
    double[][] samples = new double[kernels.filters() * area][kernels.depth()];
    for (int i = 0; i < samples.length; i++) {
      for (int c = 0; c < kernels.depth(); c++) {
        samples[i][c] = kernels.values()[(i / area * kernels.depth() + c) * area + i % area];
      }
    }
    return samples;
  }

  private static void orient(double[] axis) {
    int largest = 0;
    for (int c = 1; c < axis.length; c++) {
      if (Math.abs(axis[c]) > Math.abs(axis[largest]) * (1 + 1e-9)) {
        largest = c;
      }
    }
    double sign = axis[largest] < 0 ? -1 : 1;
    for (int c = 0; c < axis.length; c++) {
      axis[c] *= sign;
    }
  }

  /** One filter seen along the components: components × height × width, 0 at the mean. */
  Volume project(Volume filter) {
    return Volume.generate(
        axes.length,
        filter.height(),
        filter.width(),
        (i, y, x) -> {
          double sum = 0;
          for (int c = 0; c < mean.length; c++) {
            sum += (filter.at(c, y, x) - mean[c]) * axes[i][c];
          }
          return (float) sum;
        });
  }
}
