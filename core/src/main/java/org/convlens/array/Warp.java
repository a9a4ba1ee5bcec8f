package org.convlens.array;

/** Resizing and cropping of pictures and maps. */
public final class Warp {
  private Warp() {}

  /** The kernels of Pillow's antialiased resizing. */
  public enum Filter {
    NEAREST,
    BILINEAR,
    BICUBIC,
    LANCZOS,
    BOX
  }

  /**
   * Resizes as Pillow does: the kernel grows with the shrinking factor (antialiased), rows and
   * columns are done one after the other, and each pass is rounded to whole numbers 0..255.
   *
   * @param picture 0..255
   */
  public static Volume pillow(Volume picture, int height, int width, Filter filter) {
    return PillowResize.resize(picture, height, width, filter);
  }

  /** Bilinear between cell centres (half-pixel): OpenCV's INTER_LINEAR, PyTorch's default. */
  public static Volume bilinear(Volume maps, int height, int width) {
    Neighbours rows =
        Neighbours.of(height, y -> (y + 0.5) * maps.height() / height - 0.5, maps.height());
    Neighbours columns =
        Neighbours.of(width, x -> (x + 0.5) * maps.width() / width - 0.5, maps.width());
    return between(maps, rows, columns);
  }

  /**
   * Bilinear between cell centres, of maps that cover a rectangle of a picture. Pixels whose middle
   * lies beyond it are NaN.
   *
   * @param height of the picture, in pixels
   * @param top where the rectangle begins, in pixels from the picture's upper edge
   * @param tall height of the rectangle, in pixels
   */
  public static Volume placed(
      Volume maps, int height, int width, double top, double left, double tall, double wide) {
    Neighbours rows =
        Neighbours.of(height, y -> (y + 0.5 - top) * maps.height() / tall - 0.5, maps.height());
    Neighbours columns =
        Neighbours.of(width, x -> (x + 0.5 - left) * maps.width() / wide - 0.5, maps.width());
    Volume everywhere = between(maps, rows, columns);
    return Volume.generate(
        maps.channels(),
        height,
        width,
        (c, y, x) -> {
          boolean inside =
              y + 0.5 >= top && y + 0.5 <= top + tall && x + 0.5 >= left && x + 0.5 <= left + wide;
          return inside ? everywhere.at(c, y, x) : Float.NaN;
        });
  }

  /** Bilinear with the corners kept in place. */
  public static Volume bilinearCorners(Volume maps, int height, int width) {
    double rows = height == 1 ? 0 : (maps.height() - 1.0) / (height - 1);
    double columns = width == 1 ? 0 : (maps.width() - 1.0) / (width - 1);
    return between(
        maps,
        Neighbours.of(height, y -> y * rows, maps.height()),
        Neighbours.of(width, x -> x * columns, maps.width()));
  }

  /**
   * Bilinear between the cells' centres; beyond those of the outer cells the maps are mirrored (as
   * scikit-image enlarges by default).
   */
  public static Volume bilinearMirrored(Volume maps, int height, int width) {
    return between(
        maps,
        Neighbours.of(height, y -> mirrored(y, height, maps.height()), maps.height()),
        Neighbours.of(width, x -> mirrored(x, width, maps.width()), maps.width()));
  }

  private static double mirrored(int pixel, int pixels, int cells) {
    double place = Math.abs((pixel + 0.5) * cells / pixels - 0.5);
    return Math.min(place, 2 * (cells - 1) - place);
  }

  /** Each cell repeated. */
  public static Volume nearest(Volume maps, int height, int width) {
    return Volume.generate(
        maps.channels(),
        height,
        width,
        (c, y, x) ->
            maps.at(
                c,
                (int) ((long) y * maps.height() / height),
                (int) ((long) x * maps.width() / width)));
  }

  /** Shrinks: each new cell is the mean of the area that it covers. */
  public static Volume area(Volume maps, int height, int width) {
    return AreaResize.resize(maps, height, width);
  }

  /** A part of each channel. */
  public static Volume crop(Volume maps, int top, int left, int height, int width) {
    if (top == 0 && left == 0 && height == maps.height() && width == maps.width()) {
      return maps;
    }
    float[] part = new float[maps.channels() * height * width];
    for (int c = 0; c < maps.channels(); c++) {
      for (int y = 0; y < height; y++) {
        int from = (c * maps.height() + top + y) * maps.width() + left;
        System.arraycopy(maps.values(), from, part, (c * height + y) * width, width);
      }
    }
    return Volume.owning(maps.channels(), height, width, part);
  }

  /** Other numbers for a part of each channel. */
  public static Volume paste(Volume maps, int top, int left, Volume part) {
    float[] pasted = maps.toArray();
    for (int c = 0; c < part.channels(); c++) {
      for (int y = 0; y < part.height(); y++) {
        int to = (c * maps.height() + top + y) * maps.width() + left;
        int from = (c * part.height() + y) * part.width();
        System.arraycopy(part.values(), from, pasted, to, part.width());
      }
    }
    return Volume.owning(maps.channels(), maps.height(), maps.width(), pasted);
  }

  /** Bilinear: numbers between rows, and these between columns. */
  private static Volume between(Volume maps, Neighbours rows, Neighbours columns) {
    float[] from = maps.values();
    float[] to = new float[Math.multiplyExact(maps.channels() * rows.count(), columns.count())];
    int next = 0;
    for (int c = 0; c < maps.channels(); c++) {
      for (int y = 0; y < rows.count(); y++) {
        int upper = (c * maps.height() + rows.before()[y]) * maps.width();
        int lower = (c * maps.height() + rows.after()[y]) * maps.width();
        double dy = rows.share()[y];
        for (int x = 0; x < columns.count(); x++) {
          int left = columns.before()[x];
          int right = columns.after()[x];
          double dx = columns.share()[x];
          double top = from[upper + left] * (1 - dx) + from[upper + right] * dx;
          double bottom = from[lower + left] * (1 - dx) + from[lower + right] * dx;
          to[next++] = (float) (top * (1 - dy) + bottom * dy);
        }
      }
    }
    return Volume.owning(maps.channels(), rows.count(), columns.count(), to);
  }

  /** Whether a map has a number for every cell of the volume. */
  public static boolean isMask(Volume map, Volume volume) {
    return map.channels() == 1 && map.height() == volume.height() && map.width() == volume.width();
  }

  /**
   * Every channel times the same map.
   *
   * @param mask 1 × H × W
   */
  public static Volume masked(Volume volume, Volume mask) {
    if (!isMask(mask, volume)) {
      throw new IllegalArgumentException(mask + " is no mask for " + volume);
    }
    float[] masked = volume.toArray();
    float[] factors = mask.values();
    for (int start = 0; start < masked.length; start += factors.length) {
      for (int i = 0; i < factors.length; i++) {
        masked[start + i] *= factors[i];
      }
    }
    return Volume.owning(volume.channels(), volume.height(), volume.width(), masked);
  }
}
