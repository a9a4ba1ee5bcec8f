package org.convlens.format.image.vp8;

/**
 * A plane of luma or chroma, of whole macroblocks, with what is taken to lie around it: 127 above,
 * 129 to the left (RFC 6386, section 12).
 */
final class Plane {
  private static final int BEFORE = 1;
  private static final int AFTER = 4;

  final int width;
  final int height;
  private final int stride;
  private final byte[] cells;

  Plane(int width, int height) {
    this.width = width;
    this.height = height;
    this.stride = BEFORE + width + AFTER;
    this.cells = new byte[Math.multiplyExact(stride, height + 1)];
    for (int i = 0; i < stride; i++) {
      cells[i] = 127;
    }
    for (int y = 1; y <= height; y++) {
      cells[y * stride] = (byte) 129;
    }
  }

  /** The place of a cell in {@link #bytes}; rows from −1, columns from −1. */
  int at(int x, int y) {
    return (y + 1) * stride + x + BEFORE;
  }

  /** How far a row is from the next. */
  int stride() {
    return stride;
  }

  byte[] bytes() {
    return cells;
  }

  int get(int x, int y) {
    return cells[at(x, y)] & 0xff;
  }

  void set(int x, int y, int value) {
    cells[at(x, y)] = (byte) Math.max(0, Math.min(255, value));
  }

  /** Adds a block's inverse transform to what was predicted (RFC 6386, section 14.3). */
  void add(int x, int y, int[] coefficients, int from) {
    int any = 0;
    for (int i = 0; i < 16; i++) {
      any |= coefficients[from + i];
    }
    if (any == 0) {
      return;
    }
    int[] columns = new int[16];
    for (int i = 0; i < 4; i++) {
      int even = coefficients[from + i] + coefficients[from + 8 + i];
      int evenLess = coefficients[from + i] - coefficients[from + 8 + i];
      int odd = small(coefficients[from + 4 + i]) - large(coefficients[from + 12 + i]);
      int oddMore = large(coefficients[from + 4 + i]) + small(coefficients[from + 12 + i]);
      columns[4 * i] = even + oddMore;
      columns[4 * i + 1] = evenLess + odd;
      columns[4 * i + 2] = evenLess - odd;
      columns[4 * i + 3] = even - oddMore;
    }
    for (int i = 0; i < 4; i++) {
      int start = columns[i] + 4;
      int even = start + columns[8 + i];
      int evenLess = start - columns[8 + i];
      int odd = small(columns[4 + i]) - large(columns[12 + i]);
      int oddMore = large(columns[4 + i]) + small(columns[12 + i]);
      raise(x, y + i, even + oddMore);
      raise(x + 1, y + i, evenLess + odd);
      raise(x + 2, y + i, evenLess - odd);
      raise(x + 3, y + i, even - oddMore);
    }
  }

  private void raise(int x, int y, int by) {
    set(x, y, get(x, y) + (by >> 3));
  }

  /** By √2 sin(π/8). */
  private static int small(int value) {
    return (value * 35468) >> 16;
  }

  /** By √2 cos(π/8). */
  private static int large(int value) {
    return value + ((value * 20091) >> 16);
  }
}
