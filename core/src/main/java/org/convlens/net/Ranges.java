package org.convlens.net;

import java.util.Arrays;
import org.convlens.net.op.Taps;

/**
 * The rows of the picture, or its columns, from the first to the last that each unit along an axis
 * sees; a unit may see none.
 */
final class Ranges {
  private final int[] first;
  private final int[] last;

  private Ranges(int[] first, int[] last) {
    this.first = first;
    this.last = last;
  }

  /** Each unit sees its own place. */
  static Ranges own(int units) {
    int[] places = new int[units];
    Arrays.setAll(places, i -> i);
    return new Ranges(places, places);
  }

  private static Ranges nothing(int units) {
    int[] first = new int[units];
    int[] last = new int[units];
    Arrays.fill(first, Integer.MAX_VALUE);
    Arrays.fill(last, -1);
    return new Ranges(first, last);
  }

  int units() {
    return first.length;
  }

  boolean isNothing(int unit) {
    return last[unit] < 0;
  }

  /** Whether no unit sees anything. */
  boolean isNothing() {
    return Arrays.stream(last).allMatch(end -> end < 0);
  }

  int first(int unit) {
    return first[unit];
  }

  int last(int unit) {
    return last[unit];
  }

  /** What units of a following layer see through these. */
  Ranges through(Taps taps, int units) {
    if (taps == Taps.POINT && units == units()) {
      return this;
    }
    Ranges seen = nothing(units);
    for (int unit = 0; unit < units; unit++) {
      if (unit > 0 && taps.isEverything()) {
        seen.first[unit] = seen.first[0];
        seen.last[unit] = seen.last[0];
        continue;
      }
      for (int cell : taps.at(unit)) {
        if (cell >= 0 && cell < units()) {
          seen.first[unit] = Math.min(seen.first[unit], first[cell]);
          seen.last[unit] = Math.max(seen.last[unit], last[cell]);
        }
      }
    }
    return seen;
  }

  /** From the first that either sees to the last. */
  Ranges hull(Ranges other) {
    Ranges hull = nothing(units());
    for (int unit = 0; unit < units(); unit++) {
      hull.first[unit] = Math.min(first[unit], other.first[unit]);
      hull.last[unit] = Math.max(last[unit], other.last[unit]);
    }
    return hull;
  }

  /** Whether the same units see nothing. */
  boolean isBlindAs(Ranges other) {
    for (int unit = 0; unit < units(); unit++) {
      if (isNothing(unit) != other.isNothing(unit)) {
        return false;
      }
    }
    return true;
  }

  /** Whether each unit sees here all that it sees there. */
  boolean holds(Ranges other) {
    for (int unit = 0; unit < units(); unit++) {
      if (first[unit] > other.first[unit] || last[unit] < other.last[unit]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranges ranges
        && Arrays.equals(first, ranges.first)
        && Arrays.equals(last, ranges.last);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(first) + Arrays.hashCode(last);
  }
}
