package org.convlens.picture.drawing;

import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;

/**
 * The edge of a part of a picture: white within it and black without, to be seen on any ground.
 *
 * @param region 1 × H × W, more than zero within the part
 */
record Outline(Volume region) {
  private static final int WITHIN = 0xffffff;
  private static final int WITHOUT = 0x000000;

  static Outline of(Volume region) {
    return new Outline(region);
  }

  /**
   * @param drawn the picture at any size
   */
  Bitmap over(Bitmap drawn) {
    int width = drawn.width();
    int height = drawn.height();
    int[] pixels = drawn.pixels().clone();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean own = holds(drawn, x, y);
        boolean edge =
            own != holds(drawn, x - 1, y)
                || own != holds(drawn, x + 1, y)
                || own != holds(drawn, x, y - 1)
                || own != holds(drawn, x, y + 1);
        if (edge) {
          pixels[y * width + x] = own ? WITHIN : WITHOUT;
        }
      }
    }
    return new Bitmap(width, height, pixels);
  }

  /** Whether a pixel lies within the part; one beside the picture does not. */
  private boolean holds(Bitmap drawn, int x, int y) {
    if (x < 0 || y < 0 || x >= drawn.width() || y >= drawn.height()) {
      return false;
    }
    int row = (int) ((y + 0.5) * region.height() / drawn.height());
    int column = (int) ((x + 0.5) * region.width() / drawn.width());
    return region.at(0, row, column) > 0;
  }
}
