package org.convlens.atlas.suspect;

/**
 * Where a share that was counted lies with a confidence of 95 % (Wilson 1927).
 *
 * @param low from 0
 * @param high up to 1
 */
public record Interval(double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * @param hits of so many; of none nothing is known
   */
  public static Interval of(long hits, long all) {
    if (all == 0) {
      return new Interval(0, 1);
    }
    double share = (double) hits / all;
    double square = Z * Z;
    double centre = (share + square / (2 * all)) / (1 + square / all);
    double half =
        Z / (1 + square / all) * Math.sqrt(share * (1 - share) / all + square / (4.0 * all * all));
    return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
