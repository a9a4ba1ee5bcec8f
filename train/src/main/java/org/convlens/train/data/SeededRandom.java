package org.convlens.train.data;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine and every Java version. The source is
 * SplitMix64 (Steele, Lea and Flood 2014) through {@link SplittableRandom#nextLong()}; all other
 * draws are derived from it here.
 */
public final class SeededRandom {
  private final SplittableRandom source;

  /**
   * @param purpose what the numbers are for, such as a layer's name; other purposes draw
   *     independently from the same seed
   */
  public SeededRandom(long seed, String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    this.source = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash);
  }

  /** Uniform in 0 (included) to 1 (excluded), 53 bits. */
  public double uniform() {
    return (source.nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform between two numbers. */
  public double uniform(double low, double high) {
    return low + uniform() * (high - low);
  }

  /** A whole number from 0 to bound − 1. */
  public int below(int bound) {
    return (int) (((source.nextLong() >>> 33) * bound) >>> 31);
  }

  /** Standard normal: √(−2 ln u) · cos(2πv) (Box and Muller 1958). */
  public double gaussian() {
    double u = 1 - uniform();
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** Standard normal, drawn again while farther than 2 from the mean. */
  public double truncatedGaussian() {
    double value = gaussian();
    while (Math.abs(value) > 2) {
      value = gaussian();
    }
    return value;
  }

  /** The numbers 0 to count − 1 in random order (Fisher and Yates). */
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
