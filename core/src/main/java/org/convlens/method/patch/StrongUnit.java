package org.convlens.method.patch;

import java.util.Comparator;

/**
 * A unit of a channel that answered to a picture.
 *
 * @param picture its index in the album
 * @param y the unit's row
 * @param x the unit's column
 */
record StrongUnit(float value, int picture, int y, int x) {
  /** The largest value first, equals in the order of pictures, rows and columns. */
  static final Comparator<StrongUnit> STRONGEST =
      Comparator.comparingDouble((StrongUnit u) -> -u.value)
          .thenComparingInt(StrongUnit::picture)
          .thenComparingInt(StrongUnit::y)
          .thenComparingInt(StrongUnit::x);
}
