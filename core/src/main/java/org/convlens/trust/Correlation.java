package org.convlens.trust;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;

/** Spearman's rank correlation of maps. */
public final class Correlation {
  private Correlation() {}

  /**
   * The correlation of the ranks, equal numbers sharing their mean rank; −1..1. Maps of different
   * size are compared at the coarser one's resolution, the finer averaged over its cells. Places
   * where one of them is not a finite number are left out.
   *
   * @return NaN if one of them is constant in the places that are compared
   */
  public static double spearman(Volume a, Volume b) {
    int height = Math.min(a.height(), b.height());
    int width = Math.min(a.width(), b.width());
    return ofRanks(at(a, height, width), at(b, height, width));
  }

  private static double ofRanks(Volume a, Volume b) {
    int[] both =
        IntStream.range(0, a.size())
            .filter(i -> Float.isFinite(a.at(i)) && Float.isFinite(b.at(i)))
            .toArray();
    return both.length == 0 ? Double.NaN : pearson(ranks(chosen(a, both)), ranks(chosen(b, both)));
  }

  private static Volume chosen(Volume map, int[] places) {
    return places.length == map.size()
        ? map
        : Volume.generate(1, 1, places.length, (c, y, x) -> map.at(places[x]));
  }

  private static Volume at(Volume map, int height, int width) {
    boolean fits = map.height() == height && map.width() == width;
    return fits ? map : Warp.area(map, height, width);
  }

  /** From 1 on; equal numbers share the mean of their ranks. All are finite. */
  static double[] ranks(Volume map) {
    long[] keys = new long[map.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ordered(map.at(i) + 0f) << 32 | i;
    }
    Arrays.sort(keys);
    double[] ranks = new double[keys.length];
    for (int first = 0; first < keys.length; ) {
      int last = first;
      while (last + 1 < keys.length && keys[last + 1] >> 32 == keys[first] >> 32) {
        last++;
      }
      for (int i = first; i <= last; i++) {
        ranks[(int) keys[i]] = (first + last) / 2.0 + 1;
      }
      first = last + 1;
    }
    return ranks;
  }

  /** A whole number that grows with the value. */
  static int ordered(float value) {
    int bits = Float.floatToIntBits(value);
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }

  static double pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(Double.NaN);
    double meanB = Arrays.stream(b).average().orElse(Double.NaN);
    double both = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      squareA += (a[i] - meanA) * (a[i] - meanA);
      squareB += (b[i] - meanB) * (b[i] - meanB);
    }
    return squareA == 0 || squareB == 0 ? Double.NaN : both / Math.sqrt(squareA * squareB);
  }
}
