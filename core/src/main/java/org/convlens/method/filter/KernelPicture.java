package org.convlens.method.filter;

import org.convlens.array.Volume;

/** A whole filter as one small picture. */
public final class KernelPicture {
  private KernelPicture() {}

  /**
   * All channel pictures of a filter on a grid about as wide as high, a cell apart (NaN); kernels
   * of a single cell lie side by side.
   *
   * @param filter depth × height × width
   * @return 1 × H × W, the weights themselves
   */
  public static Volume of(Volume filter) {
    int gap = filter.area() == 1 ? 0 : 1;
    int high = filter.height() + gap;
    int wide = filter.width() + gap;
    int columns = (int) Math.max(1, Math.ceil(Math.sqrt((double) filter.channels() * high / wide)));
    int rows = (filter.channels() + columns - 1) / columns;
    return Volume.generate(
        1,
        rows * high - gap,
        columns * wide - gap,
        (c, y, x) -> {
          int channel = y / high * columns + x / wide;
          boolean between = y % high >= filter.height() || x % wide >= filter.width();
          return between || channel >= filter.channels()
              ? Float.NaN
              : filter.at(channel, y % high, x % wide);
        });
  }

  /** Two pictures of one size side by side, with a wide gap (NaN). */
  public static Volume beside(Volume left, Volume right) {
    int gap = Math.max(1, left.width() / 6);
    int start = left.width() + gap;
    return Volume.generate(
        1,
        left.height(),
        start + right.width(),
        (c, y, x) ->
            x < left.width()
                ? left.at(0, y, x)
                : x < start ? Float.NaN : right.at(0, y, x - start));
  }
}
