package org.convlens.torch;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.Patch;
import org.convlens.net.op.Reach;

/** A rectangle of a layer's maps for each picture of a batch, all of one size. */
record Windows(CellRange rows, CellRange columns) {
  /** Where patches lie on their picture; smaller ones at its border get neighbours' cells. */
  static Windows of(List<Patch> patches, Shape picture) {
    return new Windows(
        CellRange.over(
            patches.stream().mapToInt(Patch::top).toArray(),
            patches.stream().mapToInt(p -> p.top() + p.height() - 1).toArray(),
            picture.height()),
        CellRange.over(
            patches.stream().mapToInt(Patch::left).toArray(),
            patches.stream().mapToInt(p -> p.left() + p.width() - 1).toArray(),
            picture.width()));
  }

  /** The maps themselves. */
  static Windows all(Shape maps, int pictures) {
    int[] first = new int[pictures];
    return new Windows(
        CellRange.over(first, filled(pictures, maps.height() - 1), maps.height()),
        CellRange.over(first, filled(pictures, maps.width() - 1), maps.width()));
  }

  private static int[] filled(int count, int value) {
    int[] values = new int[count];
    java.util.Arrays.fill(values, value);
    return values;
  }

  int pictures() {
    return rows.pictures();
  }

  int height() {
    return rows.length();
  }

  int width() {
    return columns.length();
  }

  /** The cells of one map in one window. */
  long area() {
    return (long) height() * width();
  }

  /** What of a layer's output sees these cells of its input. */
  Windows reached(Reach reach, Shape output) {
    return new Windows(
        rows.reached(reach.rows(), output.height()),
        columns.reached(reach.columns(), output.width()));
  }

  /** What of a layer's input, padding included, these cells of its output see. */
  Windows seen(Reach reach) {
    return new Windows(rows.seen(reach.rows()), columns.seen(reach.columns()));
  }

  Windows hull(Windows other, Shape maps) {
    return new Windows(
        rows.hull(other.rows, maps.height()), columns.hull(other.columns, maps.width()));
  }

  boolean isSame(Windows other) {
    return rows.isSame(other.rows) && columns.isSame(other.columns);
  }

  /** Whether the windows are the maps. */
  boolean isWhole(Shape maps) {
    return height() >= maps.height() && width() >= maps.width();
  }
}
