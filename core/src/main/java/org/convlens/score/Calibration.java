package org.convlens.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities are what they say: pictures in bins by the probability of the predicted
 * class, and in each the share of right ones (Guo, Pleiss, Sun and Weinberger 2017). Pictures are
 * taken one after the other.
 */
public final class Calibration {
  /** Tenths of the probability. */
  public static final int BINS = 10;

  private final long[] counts = new long[BINS];
  private final long[] right = new long[BINS];
  private final double[] probabilities = new double[BINS];

  /**
   * Pictures whose probability lies in one tenth.
   *
   * @param index 0 for 0 to 0.1, 9 for 0.9 to 1
   * @param right how many of them are taken for what they are
   * @param confidence mean of their probabilities
   */
  public record Bin(int index, long count, long right, double confidence) {
    /** The share of right ones. */
    public double accuracy() {
      return (double) right / count;
    }
  }

  /** Of some pictures. */
  public static Calibration of(List<Judged> all) {
    Calibration calibration = new Calibration();
    all.forEach(one -> calibration.add(one.predicted().probability(), one.isRight()));
    return calibration;
  }

  /**
   * Takes one more picture.
   *
   * @param probability of the predicted class, 0..1
   */
  public void add(double probability, boolean isRight) {
    int bin = Math.min(BINS - 1, (int) (probability * BINS));
    counts[bin]++;
    right[bin] += isRight ? 1 : 0;
    probabilities[bin] += probability;
  }

  /** Those that hold pictures. */
  public List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        bins.add(new Bin(i, counts[i], right[i], probabilities[i] / counts[i]));
      }
    }
    return bins;
  }

  /** Σ nᵦ / n · |accuracy − confidence| over the bins; 0 where there is no picture. */
  public double error() {
    long all = 0;
    double error = 0;
    for (Bin bin : bins()) {
      all += bin.count();
      error += bin.count() * Math.abs(bin.accuracy() - bin.confidence());
    }
    return all == 0 ? 0 : error / all;
  }
}
