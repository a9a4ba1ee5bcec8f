package org.convlens.train.data;

import org.convlens.train.data.Border.Fill;

/**
 * A picture that is being changed, 0..255, with as much memory again to change it into. For one
 * thread.
 */
final class Frame {
  private final int channels;
  private final int height;
  private final int width;
  private float[] values;
  private float[] spare;

  Frame(int channels, int height, int width) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = new float[channels * height * width];
    this.spare = new float[values.length];
  }

  /** The numbers of now, in C order, to be written to. */
  float[] values() {
    return values;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  private void exchange() {
    float[] changed = spare;
    spare = values;
    values = changed;
  }

  /**
   * Each pixel is taken from where an affine map of rows and columns about the middle leads,
   * bilinear.
   *
   * @param matrix as {@link Drawn#matrix}
   */
  void sample(double[] matrix, Border border) {
    double middleY = (height - 1) / 2.0;
    double middleX = (width - 1) / 2.0;
    double stepRow = matrix[1];
    double stepColumn = matrix[4];
    int area = height * width;
    float blank = (float) border.fillValue();
    Fill fill = border.fillMode();
    int place = 0;
    for (int y = 0; y < height; y++) {
      double up = y - middleY;
      double firstRow = matrix[0] * up + matrix[2] + middleY;
      double firstColumn = matrix[3] * up + matrix[5] + middleX;
      for (int x = 0; x < width; x++, place++) {
        double side = x - middleX;
        double row = firstRow + stepRow * side;
        double column = firstColumn + stepColumn * side;
        if (!within(row, height) || !within(column, width)) {
          if (fill == Fill.CONSTANT) {
            for (int map = place; map < spare.length; map += area) {
              spare[map] = blank;
            }
            continue;
          }
          row = inside(row, height, fill);
          column = inside(column, width, fill);
        }
        blend(place, row, column, area);
      }
    }
    exchange();
  }

  private static boolean within(double at, int side) {
    return at >= 0 && at <= side - 1;
  }

  private static double inside(double at, int side, Fill fill) {
    double last = side - 1.0;
    if (within(at, side) || fill == Fill.NEAREST || side == 1) {
      return Math.min(Math.max(at, 0), last);
    }
    if (fill == Fill.WRAP) {
      return at < 0 ? at + last * ((int) (-at / last) + 1) : at - last * (int) (at / last);
    }
    double folded = at + 0.5 - 2.0 * side * Math.floor((at + 0.5) / (2.0 * side));
    double place = (folded < side ? folded : 2.0 * side - folded) - 0.5;
    return Math.min(Math.max(place, 0), last);
  }

  private void blend(int place, double row, double column, int area) {
    float[] from = values;
    float[] to = spare;
    int top = (int) row;
    int left = (int) column;
    float dy = (float) (row - top);
    float dx = (float) (column - left);
    int right = left + 1 < width ? 1 : 0;
    int below = top + 1 < height ? width : 0;
    int at = top * width + left;
    for (int map = place; map < to.length; map += area, at += area) {
      float first = from[at];
      float second = from[at + below];
      float above = first + (from[at + right] - first) * dx;
      float under = second + (from[at + below + right] - second) * dx;
      to[map] = above + (under - above) * dy;
    }
  }

  /** Adds a number, within the least and the most of all numbers. */
  void add(float number) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(Math.max(values[i] + number, least), most);
    }
  }

  /** Multiplies whole numbers and rounds down again, as Pillow brightens. */
  void brighten(float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min((int) (factor * (int) values[i]), 255);
    }
  }

  /**
   * Each pixel is taken from a row and a column.
   *
   * @param rows the row for each row; −1 where all is black
   * @param columns the same of columns
   */
  void rearrange(int[] rows, int[] columns) {
    int to = 0;
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        int from = (c * height + rows[y]) * width;
        for (int x = 0; x < width; x++) {
          spare[to++] = rows[y] < 0 || columns[x] < 0 ? 0 : values[from + columns[x]];
        }
      }
    }
    exchange();
  }

  /**
   * Blots out a square.
   *
   * @param inks one number for each channel
   */
  void blot(Drawn.Spot middle, int side, float[] inks) {
    int top = middle.row() - side / 2;
    int left = middle.column() - side / 2;
    for (int c = 0; c < channels; c++) {
      for (int y = Math.max(0, top); y < Math.min(height, top + side); y++) {
        for (int x = Math.max(0, left); x < Math.min(width, left + side); x++) {
          values[(c * height + y) * width + x] = inks[Math.min(c, inks.length - 1)];
        }
      }
    }
  }
}
