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
    this(mixed(seed) ^ hash(purpose));
  }

  private SeededRandom(long state) {
    this.source = new SplittableRandom(state);
  }

  /**
   * For one of many draws of the same purpose: the numbers depend on the seed, the purpose and the
   * counters alone, never on what was drawn before.
   *
   * @param counters such as a pass and a picture
   */
  public static SeededRandom at(long seed, String purpose, long... counters) {
    long state = mixed(seed) ^ hash(purpose);
    for (long counter : counters) {
      state = mixed(state + 0x632be59bd9b4e019L) ^ mixed(counter);
    }
    return new SeededRandom(mixed(state));
  }

  private static long mixed(long state) {
    return new SplittableRandom(state).nextLong();
  }

  private static long hash(String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
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

  /** Beta distributed, as a share of two gamma distributed numbers. */
  public double beta(double a, double b) {
    double first = gamma(a);
    double second = gamma(b);
    return first + second == 0 ? below(2) : first / (first + second);
  }

  /**
   * Gamma distributed with scale 1 (Marsaglia and Tsang 2000); for shapes below 1 by the next one
   * and u to the power of 1 / shape.
   */
  private double gamma(double shape) {
    if (shape < 1) {
      double next = gamma(shape + 1);
      return next * StrictMath.pow(1 - uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      double u = 1 - uniform();
      if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
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
