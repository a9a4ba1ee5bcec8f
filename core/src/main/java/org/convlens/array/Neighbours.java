package org.convlens.array;

import java.util.function.IntToDoubleFunction;

/**
 * Between which two old cells each new cell of an axis lies, and how far on the way to the second:
 * 0..1.
 */
@SuppressWarnings("ArrayRecordComponent")
record Neighbours(int[] before, int[] after, double[] share) {
  /**
   * @param place of a new cell among the old ones; those beyond the ends count as at the ends
   */
  static Neighbours of(int count, IntToDoubleFunction place, int cells) {
    int[] before = new int[count];
    int[] after = new int[count];
    double[] share = new double[count];
    for (int i = 0; i < count; i++) {
      double at = Math.min(Math.max(place.applyAsDouble(i), 0), cells - 1.0);
      before[i] = (int) at;
      after[i] = Math.min(before[i] + 1, cells - 1);
      share[i] = at - before[i];
    }
    return new Neighbours(before, after, share);
  }

  int count() {
    return share.length;
  }
}
