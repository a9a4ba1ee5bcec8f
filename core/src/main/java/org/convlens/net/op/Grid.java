package org.convlens.net.op;

import org.convlens.array.Shape;

/**
 * A layer's numbers for one picture as channels of rows and columns. Flat layers have one row and
 * one column; tensors of more axes count all but the innermost two as channels.
 */
public record Grid(int channels, int rows, int columns) {
  /** More channels are not told apart. */
  public static final int MOST_CHANNELS = 1 << 20;

  public static Grid of(Shape shape) {
    int rank = rank(shape);
    int columns = rank < 2 ? 1 : Math.max(0, shape.extent(-1));
    int rows = rank < 3 ? 1 : Math.max(0, shape.extent(-2));
    long channels = 1;
    for (int axis = shape.hasBatch() ? 1 : 0; axis < shape.rank(); axis++) {
      boolean cells = isRows(shape, axis) || isColumns(shape, axis);
      channels = Math.min(MOST_CHANNELS, channels * (cells ? 1 : Math.max(0, shape.extent(axis))));
    }
    return new Grid((int) channels, rows, columns);
  }

  /** Axes without the batch. */
  private static int rank(Shape shape) {
    return shape.hasBatch() ? shape.rank() - 1 : shape.rank();
  }

  /** Whether a tensor's axis is the grid's rows. */
  static boolean isRows(Shape shape, int axis) {
    return rank(shape) > 2 && shape.axis(axis) == shape.rank() - 2;
  }

  /** Whether a tensor's axis is the grid's columns. */
  static boolean isColumns(Shape shape, int axis) {
    return rank(shape) > 1 && shape.axis(axis) == shape.rank() - 1;
  }

  /** Numbers of the channels' axes inside one of them. */
  static int inner(Shape shape, int axis) {
    int inner = 1;
    for (int i = shape.axis(axis) + 1; i < shape.rank(); i++) {
      inner *= isRows(shape, i) || isColumns(shape, i) ? 1 : shape.extent(i);
    }
    return inner;
  }

  boolean hasCellsOf(Grid other) {
    return rows == other.rows && columns == other.columns;
  }

  boolean isSingleCell() {
    return rows == 1 && columns == 1;
  }
}
