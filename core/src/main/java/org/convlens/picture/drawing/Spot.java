package org.convlens.picture.drawing;

/**
 * Where a box of a diagram lies.
 *
 * @param column counted from the left
 * @param x of the left edge
 * @param y of the upper edge
 */
record Spot(int column, int x, int y, int width, int height) {
  int centre() {
    return x + width / 2;
  }

  int right() {
    return x + width;
  }

  int bottom() {
    return y + height;
  }

  int middle() {
    return y + height / 2;
  }

  Spot moved(int across, int down) {
    return new Spot(column, x + across, y + down, width, height);
  }
}
