package org.convlens.method.patch;

import java.util.Comparator;
import org.convlens.method.PictureName;

/**
 * A unit of a channel that answered to a picture.
 *
 * @param picture its name
 * @param y the unit's row
 * @param x the unit's column
 */
public record StrongUnit(float value, String picture, int y, int x) {
  /** The largest value first, equals in the order of pictures, rows and columns. */
  static final Comparator<StrongUnit> STRONGEST =
      Comparator.comparingDouble((StrongUnit u) -> -u.value)
          .thenComparing(StrongUnit::picture, PictureName.ORDER)
          .thenComparingInt(StrongUnit::y)
          .thenComparingInt(StrongUnit::x);
}
