package org.convlens.array;

/** Smoothing of pictures and maps. */
public final class Blur {
  private Blur() {}

  /**
   * A Gaussian, cut off at three standard deviations; beyond the border the outermost cells go on.
   *
   * @param deviation in cells; 0 changes nothing
   */
  public static Volume gaussian(Volume maps, double deviation) {
    int radius = (int) Math.ceil(3 * deviation);
    if (radius == 0) {
      return maps;
    }
    double[] kernel = new double[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      double distance = (i - radius) / deviation;
      kernel[i] = Math.exp(-distance * distance / 2);
      sum += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return acrossColumns(acrossRows(maps, kernel, Border.NEAREST), kernel, Border.NEAREST);
  }

  /** What lies beyond the border. */
  public enum Border {
    /** The outermost cells go on. */
    NEAREST,
    ZERO
  }

  /** Each cell becomes the sum of its column's cells around it, weighed by a kernel. */
  public static Volume acrossRows(Volume maps, double[] kernel, Border border) {
    return along(maps, kernel, 1, 0, border);
  }

  /** Each cell becomes the sum of its row's cells around it, weighed by a kernel. */
  public static Volume acrossColumns(Volume maps, double[] kernel, Border border) {
    return along(maps, kernel, 0, 1, border);
  }

  private static Volume along(Volume maps, double[] kernel, int down, int right, Border border) {
    int radius = kernel.length / 2;
    int lastRow = maps.height() - 1;
    int lastColumn = maps.width() - 1;
    return Volume.generate(
        maps.channels(),
        maps.height(),
        maps.width(),
        (c, y, x) -> {
          double value = 0;
          for (int i = 0; i < kernel.length; i++) {
            int row = Math.min(Math.max(y + down * (i - radius), 0), lastRow);
            int column = Math.min(Math.max(x + right * (i - radius), 0), lastColumn);
            boolean inside = row == y + down * (i - radius) && column == x + right * (i - radius);
            value += inside || border == Border.NEAREST ? kernel[i] * maps.at(c, row, column) : 0;
          }
          return (float) value;
        });
  }
}
