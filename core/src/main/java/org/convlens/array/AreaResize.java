package org.convlens.array;

/** Means over the rectangle of old cells that a new cell covers, parts of cells counted in part. */
final class AreaResize {
  private AreaResize() {}

  static Volume resize(Volume maps, int height, int width) {
    double tall = (double) maps.height() / height;
    double wide = (double) maps.width() / width;
    return Volume.generate(
        maps.channels(),
        height,
        width,
        (c, y, x) -> mean(maps, c, y * tall, (y + 1) * tall, x * wide, (x + 1) * wide));
  }

  private static float mean(
      Volume maps, int c, double top, double bottom, double left, double right) {
    double sum = 0;
    for (int y = (int) top; y < Math.min(maps.height(), bottom); y++) {
      double rows = Math.min(y + 1, bottom) - Math.max(y, top);
      for (int x = (int) left; x < Math.min(maps.width(), right); x++) {
        double columns = Math.min(x + 1, right) - Math.max(x, left);
        sum += rows * columns * maps.at(c, y, x);
      }
    }
    return (float) (sum / ((bottom - top) * (right - left)));
  }
}
