package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What is taken of a tensor.
 *
 * @param slices one for each axis that is named, by the file's axes
 * @param layout the axes that stay, in order; null is a new axis of extent 1
 * @param rank of the tensor
 */
record Cuts(List<Slice> slices, List<@Nullable Integer> layout, int rank) {
  /** Whether no axis goes and none is new. */
  boolean isPlain() {
    return layout.size() == rank && layout.stream().allMatch(axis -> axis != null);
  }

  /** The shape that is left of one that is cut. */
  Shape laidOut(LiteNode node, Shape cut) throws FormatException {
    if (layout.isEmpty() || layout.get(0) == null || layout.get(0) != 0) {
      throw node.refuse("it drops the axis of the pictures");
    }
    return Shape.of(layout.stream().mapToInt(a -> a == null ? 1 : cut.extent(a)).toArray());
  }

  /** From a place, so many entries; −1 means all that follow. */
  static Cuts of(LiteNode node, Shape shape, long[] begin, long[] size) throws FormatException {
    if (begin.length != shape.rank() || size.length != shape.rank()) {
      throw node.refuse("it cuts " + begin.length + " axes of " + shape);
    }
    List<Slice> slices = new ArrayList<>();
    List<@Nullable Integer> layout = new ArrayList<>();
    for (int axis = 0; axis < begin.length; axis++) {
      long extent = shape.extent(axis) == Shape.BATCH ? Integer.MAX_VALUE : shape.extent(axis);
      long end = size[axis] == -1 ? extent : begin[axis] + size[axis];
      if (begin[axis] < 0 || end < begin[axis] || end > extent) {
        throw node.refuse("it takes entries " + begin[axis] + " to " + end + " of " + shape);
      }
      slices.add(new Slice(axis, (int) begin[axis], (int) end, 1));
      layout.add(axis);
    }
    return new Cuts(slices, layout, shape.rank());
  }

  /**
   * As Python's slices. The node's settings say, bit by bit, which beginnings and ends are open,
   * where an ellipsis or a new axis stands, and where one entry is picked.
   */
  static Cuts of(LiteNode node, Shape shape, long[] begin, long[] end, long[] step)
      throws FormatException {
    if (begin.length != end.length || begin.length != step.length || begin.length > 32) {
      throw node.refuse("it has " + begin.length + " beginnings and " + end.length + " ends");
    }
    int ellipsis = node.integer(2, 0);
    int added = node.integer(3, 0);
    int single = node.integer(4, 0);
    int named = 0;
    for (int i = 0; i < begin.length; i++) {
      named += has(ellipsis, i) || has(added, i) ? 0 : 1;
    }
    if (named > shape.rank() || node.flag(5)) {
      throw node.refuse("it cuts " + named + " axes of " + shape);
    }
    List<Slice> slices = new ArrayList<>();
    List<@Nullable Integer> layout = new ArrayList<>();
    int axis = 0;
    for (int i = 0; i < begin.length; i++) {
      if (has(ellipsis, i)) {
        for (int skipped = shape.rank() - named; skipped > 0; skipped--) {
          layout.add(axis++);
        }
      } else if (has(added, i)) {
        layout.add(null);
      } else {
        boolean one = has(single, i);
        slices.add(
            one
                ? entry(node, shape, axis, begin[i])
                : slice(node, shape, axis, i, begin[i], end[i], step[i]));
        if (!one) {
          layout.add(axis);
        }
        axis++;
      }
    }
    while (axis < shape.rank()) {
      layout.add(axis++);
    }
    return new Cuts(slices, layout, shape.rank());
  }

  private static boolean has(int mask, int bit) {
    return (mask >> bit & 1) != 0;
  }

  private static Slice entry(LiteNode node, Shape shape, int axis, long place)
      throws FormatException {
    int extent = shape.extent(axis);
    long at = place < 0 ? place + extent : place;
    if (at < 0 || at >= extent) {
      throw node.refuse("it picks place " + place + " along axis " + axis + " of " + shape);
    }
    return new Slice(axis, (int) at, (int) at + 1, 1);
  }

  private static Slice slice(
      LiteNode node, Shape shape, int axis, int bit, long begin, long end, long step)
      throws FormatException {
    boolean back = step < 0;
    long extent = shape.extent(axis) == Shape.BATCH ? Integer.MAX_VALUE : shape.extent(axis);
    if (step == 0 || step != (int) step) {
      throw node.refuse("it takes steps of " + step);
    }
    boolean fromOpen = has(node.integer(0, 0), bit);
    boolean toOpen = has(node.integer(1, 0), bit);
    long from = fromOpen ? (back ? extent - 1 : 0) : bounded(begin, extent, back);
    long to = toOpen ? (back ? -1 : extent) : bounded(end, extent, back);
    return new Slice(axis, (int) from, (int) to, (int) step);
  }

  /** Where a slice begins or ends, counted from the end where negative. */
  private static long bounded(long place, long extent, boolean back) {
    long at = place < 0 ? place + extent : place;
    return Math.max(back ? -1 : 0, Math.min(back ? extent - 1 : extent, at));
  }
}
