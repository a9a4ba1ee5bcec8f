package org.convlens.trust;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.convlens.array.Volume;

/**
 * The places of a picture from the most to the least important. Places that are equally important
 * (a CAM is zero over large parts) come in random order, so that no corner is preferred.
 *
 * @param order flat indices; not to be written to
 */
record PlaceRanking(int[] order) {
  /**
   * @param importance 1 × H × W; what is not a number is least important
   */
  static PlaceRanking of(Volume importance, long seed) {
    int[] mixed = Shuffle.permutation(importance.area(), new SplittableRandom(seed));
    long[] keys = new long[mixed.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = descending(importance.at(mixed[i])) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = mixed[(int) keys[i]];
    }
    return new PlaceRanking(order);
  }

  /** A number that is the smaller the larger the value; 0 and −0 are the same. */
  private static long descending(float value) {
    return ~(Float.isNaN(value) ? Integer.MIN_VALUE : Correlation.ordered(value + 0f));
  }

  int size() {
    return order.length;
  }

  /** The least important first. */
  PlaceRanking reversed() {
    int[] reversed = new int[order.length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = order[order.length - 1 - i];
    }
    return new PlaceRanking(reversed);
  }

  /** Which places are among the first so many. */
  boolean[] first(int count) {
    boolean[] among = new boolean[order.length];
    for (int i = 0; i < count; i++) {
      among[order[i]] = true;
    }
    return among;
  }
}
