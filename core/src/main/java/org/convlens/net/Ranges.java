package org.convlens.net;

import java.util.Arrays;
import org.convlens.net.op.Taps;

/**
 * The rows of the picture, or its columns, from the first to the last that each unit along an axis
 * sees; a unit may see none.
 */
final class Ranges {
  /** Units of longer axes are taken to see all that any of them sees. */
  private static final int MOST = 1 << 14;

  private final int units;
  private final int[] first;
  private final int[] last;

  /**
   * @param first of each unit, or one for all
   * @param last likewise
   */
  private Ranges(int units, int[] first, int[] last) {
    this.units = units;
    this.first = first;
    this.last = last;
  }

  /** Each unit sees its own place. */
  static Ranges own(int units) {
    int[] places = new int[units];
    Arrays.setAll(places, i -> i);
    Ranges own = new Ranges(units, places, places);
    return units > MOST ? own.all(units) : own;
  }

  private static Ranges nothing(int units) {
    int[] first = new int[units];
    int[] last = new int[units];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, -1);
    return new Ranges(units, first, last);
  }

  int units() {
    return units;
  }

  /** The first so many units stand for all. */
  int distinct() {
    return Math.min(units, first.length);
  }

  boolean isNothing(int unit) {
    return last(unit) < 0;
  }

  /** Whether no unit sees anything. */
  boolean isNothing() {
    return Arrays.stream(last).allMatch(end -> end < 0);
  }

  int first(int unit) {
    return first[first.length == 1 ? 0 : unit];
  }

  int last(int unit) {
    return last[last.length == 1 ? 0 : unit];
  }

  /** What units of a following layer see through these. */
  Ranges through(Taps taps, int units) {
    if (taps == Taps.POINT && units == this.units) {
      return this;
    }
    if (taps.isEverything() || units > MOST) {
      return all(units);
    }
    Ranges seen = nothing(units);
    for (int unit = 0; unit < units; unit++) {
      for (int cell : taps.at(unit)) {
        if (cell >= 0 && cell < this.units) {
          seen.first[unit] = Math.min(seen.first[unit], first(cell));
          seen.last[unit] = Math.max(seen.last[unit], last(cell));
        }
      }
    }
    return seen;
  }

  /** Each of some units sees all that these see together. */
  private Ranges all(int count) {
    int[] start = {Arrays.stream(first).min().orElse(Integer.MAX_VALUE)};
    int[] end = {Arrays.stream(last).max().orElse(-1)};
    return new Ranges(count, start, end);
  }

  /** From the first that either sees to the last. */
  Ranges hull(Ranges other) {
    if (units > MOST) {
      return new Ranges(
          units,
          new int[] {Math.min(first(0), other.first(0))},
          new int[] {Math.max(last(0), other.last(0))});
    }
    Ranges hull = nothing(units);
    for (int unit = 0; unit < units; unit++) {
      hull.first[unit] = Math.min(first(unit), other.first(unit));
      hull.last[unit] = Math.max(last(unit), other.last(unit));
    }
    return hull;
  }

  /** Whether the same units see nothing. */
  boolean isBlindAs(Ranges other) {
    for (int unit = 0; unit < Math.max(distinct(), other.distinct()); unit++) {
      if (isNothing(unit) != other.isNothing(unit)) {
        return false;
      }
    }
    return true;
  }

  /** Whether each unit sees here all that it sees there. */
  boolean holds(Ranges other) {
    for (int unit = 0; unit < Math.max(distinct(), other.distinct()); unit++) {
      if (first(unit) > other.first(unit) || last(unit) < other.last(unit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranges ranges
        && units == ranges.units
        && Arrays.equals(first, ranges.first)
        && Arrays.equals(last, ranges.last);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(first) + Arrays.hashCode(last);
  }
}
