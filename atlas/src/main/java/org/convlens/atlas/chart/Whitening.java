package org.convlens.atlas.chart;

import java.util.Arrays;
import org.convlens.array.Eigenvectors;
import org.convlens.task.UsageException;

/**
 * Turns and stretches vectors so that the directions in which they vary most count alike: principal
 * components divided by √(λ + floor · λ₁). With a floor of 0 the covariance of what comes out is 1.
 *
 * @param mean of the vectors that it was made of
 * @param axes a row for each number that comes out
 * @param shares of the whole variance that the components hold, the largest first
 */
@SuppressWarnings("ArrayRecordComponent")
public record Whitening(double[] mean, double[][] axes, double[] shares) {
  private static final int BLOCK = 64;

  /**
   * @param vectors at least two, of one length
   * @param most how many numbers come out at most; directions without variance are left out
   * @param floor of what a component's variance counts, as a share of the largest
   */
  public static Whitening of(float[][] vectors, int most, double floor) {
    if (vectors.length < 2) {
      throw new UsageException(vectors.length + " vectors: a map wants two at least");
    }
    int d = vectors[0].length;
    double[] mean = mean(vectors);
    double[] covariance = covariance(vectors, mean);
    double whole = 0;
    for (int i = 0; i < d; i++) {
      whole += covariance[i * d + i];
    }
    int wanted = Math.min(Math.min(most, d), vectors.length - 1);
    Eigenvectors found = Eigenvectors.leading(covariance, d, wanted);
    double largest = found.values()[0];
    int kept = 0;
    while (kept < wanted && found.values()[kept] > 1e-9 * largest && largest > 0) {
      kept++;
    }
    double[][] axes = new double[Math.max(kept, 1)][d];
    double[] shares = new double[axes.length];
    for (int i = 0; i < kept; i++) {
      double scale = 1 / Math.sqrt(found.values()[i] + floor * largest);
      for (int k = 0; k < d; k++) {
        axes[i][k] = found.vectors()[i][k] * scale;
      }
      shares[i] = found.values()[i] / whole;
    }
    return new Whitening(mean, axes, shares);
  }

  static double[] mean(float[][] vectors) {
    double[] mean = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vector[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= vectors.length;
    }
    return mean;
  }

  /** Row by row; some vectors at a time, so that each row of sums is fetched once for them. */
  private static double[] covariance(float[][] vectors, double[] mean) {
    int d = mean.length;
    double[][] sums = new double[d][d];
    double[][] block = new double[BLOCK][d];
    for (int from = 0; from < vectors.length; from += BLOCK) {
      int count = Math.min(BLOCK, vectors.length - from);
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < d; k++) {
          block[i][k] = vectors[from + i][k] - mean[k];
        }
      }
      for (int row = 0; row < d; row++) {
        for (int i = 0; i < count; i++) {
          add(sums[row], block[i], block[i][row]);
        }
      }
    }
    double[] covariance = new double[d * d];
    for (int i = 0; i < d * d; i++) {
      covariance[i] = sums[i / d][i % d] / (vectors.length - 1);
    }
    return covariance;
  }

  private static void add(double[] sums, double[] vector, double factor) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += factor * vector[k];
    }
  }

  /** How many numbers come out. */
  public int size() {
    return axes.length;
  }

  public float[] apply(float[] vector) {
    double[] centred = new double[mean.length];
    for (int k = 0; k < centred.length; k++) {
      centred[k] = vector[k] - mean[k];
    }
    float[] white = new float[axes.length];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) Eigenvectors.dot(axes[i], centred);
    }
    return white;
  }

  /** WᵀW(x − μ): the way from the mean to a vector, along which channels count as they vary. */
  float[] way(float[] vector) {
    float[] white = apply(vector);
    float[] way = new float[mean.length];
    for (int k = 0; k < way.length; k++) {
      double sum = 0;
      for (int i = 0; i < white.length; i++) {
        sum += axes[i][k] * white[i];
      }
      way[k] = (float) sum;
    }
    return way;
  }

  public float[][] apply(float[][] vectors) {
    return Arrays.stream(vectors).map(this::apply).toArray(float[][]::new);
  }
}
