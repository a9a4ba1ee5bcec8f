package org.convlens.atlas;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where the number that was measured of some pictures lies for all pictures like them, in 95 of 100
 * cases.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
  /** The standard normal's 97.5th percentile. */
  private static final double Z = 1.959963984540054;

  private static final int DRAWINGS = 1000;

  /**
   * Of a share (Wilson 1927).
   *
   * @param found how many have it
   * @param all of how many, at least one
   */
  public static Interval ofShare(long found, long all) {
    double p = (double) found / all;
    double weight = 1 + Z * Z / all;
    double middle = (p + Z * Z / (2 * all)) / weight;
    double reach = Z * Math.sqrt(p * (1 - p) / all + Z * Z / (4.0 * all * all)) / weight;
    return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
  }

  /**
   * Of a mean: as many numbers are drawn from among them again and again, and of the means of 1,000
   * drawings the middle 95 of 100 are told (Efron 1979).
   *
   * @param numbers at least one
   */
  public static Interval ofMean(double[] numbers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[DRAWINGS];
    for (int i = 0; i < DRAWINGS; i++) {
      double sum = 0;
      for (int j = 0; j < numbers.length; j++) {
        sum += numbers[(int) (((random.nextLong() >>> 33) * numbers.length) >>> 31)];
      }
      means[i] = sum / numbers.length;
    }
    Arrays.sort(means);
    return new Interval(means[DRAWINGS / 40 - 1], means[DRAWINGS - DRAWINGS / 40]);
  }
}
