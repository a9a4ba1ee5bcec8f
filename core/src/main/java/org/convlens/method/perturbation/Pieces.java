package org.convlens.method.perturbation;

import java.util.Arrays;

/** Makes every piece connected: what is too small joins the piece before it. */
final class Pieces {
  private final int[] labels;
  private final int height;
  private final int width;
  private final int least;
  private final int[] connected;
  private final int[] open;

  /**
   * @param least fewer pixels than this are no piece of their own
   */
  Pieces(int[] labels, int height, int width, int least) {
    this.labels = labels;
    this.height = height;
    this.width = width;
    this.least = least;
    this.connected = new int[labels.length];
    this.open = new int[labels.length];
  }

  Superpixels joined() {
    Arrays.fill(connected, -1);
    int count = 0;
    for (int start = 0; start < labels.length; start++) {
      if (connected[start] >= 0) {
        continue;
      }
      int before = before(start);
      int size = flood(start, count);
      if (size < least && before >= 0) {
        for (int i = 0; i < size; i++) {
          connected[open[i]] = before;
        }
      } else {
        count++;
      }
    }
    return new Superpixels(height, width, connected, count);
  }

  /** The piece above or to the left, or −1 in the corner. */
  private int before(int pixel) {
    if (pixel % width > 0) {
      return connected[pixel - 1];
    }
    return pixel >= width ? connected[pixel - width] : -1;
  }

  /** Marks all that hangs together and leaves it in {@link #open}. */
  private int flood(int start, int piece) {
    int size = 1;
    open[0] = start;
    connected[start] = piece;
    for (int next = 0; next < size; next++) {
      int pixel = open[next];
      int x = pixel % width;
      size = visit(x > 0 ? pixel - 1 : -1, pixel, piece, size);
      size = visit(x < width - 1 ? pixel + 1 : -1, pixel, piece, size);
      size = visit(pixel - width, pixel, piece, size);
      size = visit(pixel + width < labels.length ? pixel + width : -1, pixel, piece, size);
    }
    return size;
  }

  private int visit(int pixel, int from, int piece, int size) {
    if (pixel < 0 || connected[pixel] >= 0 || labels[pixel] != labels[from]) {
      return size;
    }
    connected[pixel] = piece;
    open[size] = pixel;
    return size + 1;
  }
}
