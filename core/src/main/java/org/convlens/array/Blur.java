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
    return along(along(maps, kernel, 1, 0), kernel, 0, 1);
  }

  private static Volume along(Volume maps, double[] kernel, int down, int right) {
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
            value += kernel[i] * maps.at(c, row, column);
          }
          return (float) value;
        });
  }
}
