package org.convlens.trust;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Seeded disorder, the same on every machine. */
final class Shuffle {
  private Shuffle() {}

  /** The numbers 0 to count − 1 in random order (Fisher and Yates). */
  static int[] permutation(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Standard normal: √(−2 ln u) · cos(2πv) (Box and Muller 1958). */
  static double gaussian(SplittableRandom random) {
    double u = 1 - random.nextDouble();
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /** A source for one purpose, such as a layer's name: independent of those for others. */
  static SplittableRandom source(long seed, String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash);
  }
}
