package org.convlens.atlas.chart;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine and every Java version: all draws are derived
 * here from {@link SplittableRandom#nextLong()} (SplitMix64: Steele, Lea, Flood 2014).
 */
public final class Dice {
  private final SplittableRandom source;

  public Dice(long seed) {
    this.source = new SplittableRandom(seed);
  }

  /** A whole number from 0 to bound − 1. */
  public int below(int bound) {
    return (int) (((source.nextLong() >>> 33) * bound) >>> 31);
  }

  /** Uniform in 0 (included) to 1 (excluded). */
  public double uniform() {
    return (source.nextLong() >>> 11) * 0x1p-53;
  }

  /** Standard normal: √(−2 ln u) · cos(2πv) (Box, Muller 1958). */
  public double gaussian() {
    double u = 1 - uniform();
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** The numbers 0 to count − 1 in random order (Fisher, Yates). */
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
