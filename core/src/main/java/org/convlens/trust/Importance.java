package org.convlens.trust;

import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Reading;
import org.convlens.picture.Scale;

/**
 * What a heatmap says of places, told in one way: the larger the number, the more the place speaks
 * for the class. Where little being left means much ({@link Reading#REMAINDER}), numbers are turned
 * over.
 *
 * @param cells 1 × H × W at the resolution at which they were computed; NaN where there is no
 *     finite number
 * @param extent what part of the picture the cells cover; absent where that is the whole picture
 * @param signed whether negative numbers speak against the class
 */
record Importance(Volume cells, Optional<Extent> extent, boolean signed) {
  /** Up to this share of the largest number a difference is rounding. */
  private static final double ROUNDING = 1e-6;

  static Importance of(Heatmap heat) {
    int sign = heat.reading() == Reading.REMAINDER ? -1 : 1;
    Volume cells = heat.map().map(v -> Float.isFinite(v) ? sign * v : Float.NaN);
    return new Importance(cells, heat.extent(), heat.signed());
  }

  /** How much places matter, for the class or against it. */
  Importance unsigned() {
    return new Importance(cells.abs(), extent, false);
  }

  /**
   * In a picture's size, bilinear between the middles of cells, each where it lies; NaN where there
   * is no number.
   */
  Volume over(int height, int width) {
    if (extent.isEmpty()) {
      return Warp.bilinear(cells, height, width);
    }
    Extent part = extent.get();
    return Warp.placed(cells, height, width, part.top(), part.left(), part.height(), part.width());
  }

  /** Why no place is more important than another, in words; absent if some are. */
  Optional<String> blank() {
    Scale range = Scale.of(cells);
    double largest = Math.max(Math.abs(range.min()), Math.abs(range.max()));
    if (range.max() - range.min() > ROUNDING * largest) {
      return Optional.empty();
    }
    boolean numbers = false;
    for (int i = 0; i < cells.size(); i++) {
      numbers |= !Float.isNaN(cells.at(i));
    }
    return Optional.of(numbers ? "the map is the same everywhere" : "the map holds no numbers");
  }

  /**
   * Spearman's rank correlation with another map of the same picture, within the part that both
   * cover, at the resolution of the coarser one there.
   *
   * @param height of the picture
   * @return −1..1; NaN if one of them is blank, or if they have no place in common
   */
  double correlation(Importance other, int height, int width) {
    if (blank().isPresent() || other.blank().isPresent()) {
      return Double.NaN;
    }
    if (extent.equals(other.extent)) {
      return Correlation.spearman(cells, other.cells);
    }
    Pixels common = pixels(height, width).and(other.pixels(height, width));
    return common.isEmpty()
        ? Double.NaN
        : Correlation.spearman(within(common, height, width), other.within(common, height, width));
  }

  /** The pixels that the cells cover. */
  private Pixels pixels(int height, int width) {
    Extent part = extent.orElseGet(() -> new Extent(0, 0, height, width));
    return new Pixels(
        (int) Math.max(0, Math.round(part.top())),
        (int) Math.max(0, Math.round(part.left())),
        (int) Math.min(height, Math.round(part.top() + part.height())),
        (int) Math.min(width, Math.round(part.left() + part.width())));
  }

  /** A part of the picture, in about as many cells as lie in it. */
  private Volume within(Pixels part, int height, int width) {
    Pixels own = pixels(height, width);
    if (own.equals(part)) {
      return cells;
    }
    Volume placed = over(height, width);
    Volume cut = Warp.crop(placed, part.top, part.left, part.height(), part.width());
    int rows = Math.round((float) cells.height() * part.height() / own.height());
    int columns = Math.round((float) cells.width() * part.width() / own.width());
    boolean coarse = rows < part.height() && columns < part.width();
    return coarse ? Warp.area(cut, Math.max(1, rows), Math.max(1, columns)) : cut;
  }

  /** A rectangle, the lower right corner not included. */
  private record Pixels(int top, int left, int bottom, int right) {
    int height() {
      return bottom - top;
    }

    int width() {
      return right - left;
    }

    boolean isEmpty() {
      return height() <= 0 || width() <= 0;
    }

    Pixels and(Pixels other) {
      return new Pixels(
          Math.max(top, other.top),
          Math.max(left, other.left),
          Math.min(bottom, other.bottom),
          Math.min(right, other.right));
    }
  }
}
