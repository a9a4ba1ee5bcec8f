package org.convlens.torch;

import org.convlens.array.Shape;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Span;

/** How much memory a changed copy of a picture takes on its way through a program. */
record Footprint(Program program, LocalSteps steps, boolean[] needed) {
  private static final long BUDGET = 16L << 20;
  private static final int MOST = 64;

  /** How many copies fit, each changed in a rectangle of a size: 1 to 64. */
  int capacity(int height, int width) {
    int[] rows = new int[needed.length];
    int[] columns = new int[needed.length];
    int input = program.place(program.graph().input());
    rows[input] = Math.min(height, program.shape(input).height());
    columns[input] = Math.min(width, program.shape(input).width());
    long largest = 1;
    for (int i = 0; i < needed.length; i++) {
      if (!needed[i] || i == input) {
        continue;
      }
      long taken = 0;
      Shape shape = program.shape(i);
      for (int from : program.inputs(i)) {
        Shape before = program.shape(from);
        Reach reach = reach(i, before);
        rows[i] = Math.max(rows[i], reached(rows[from], reach.rows(), shape.height()));
        columns[i] = Math.max(columns[i], reached(columns[from], reach.columns(), shape.width()));
        taken += numbers(before, rows[from], columns[from]);
      }
      largest = Math.max(largest, taken + numbers(shape, rows[i], columns[i]));
    }
    long fitting = BUDGET / (largest * Float.BYTES);
    return (int) Math.max(1, Math.min(MOST, fitting));
  }

  private Reach reach(int place, Shape input) {
    return switch (steps.locality(place)) {
      case POINTWISE, JOINING -> Reach.POINT;
      case SLIDING -> program.node(place).op().reach(input, program.node(place).weights());
      case EVERYWHERE -> Reach.EVERYTHING;
    };
  }

  private static int reached(int cells, Span span, int all) {
    if (cells == 0 || span.isEverything()) {
      return cells == 0 ? 0 : all;
    }
    return (int) Math.min(all, Math.ceil((cells + span.size() - 1) / span.stride()));
  }

  private static long numbers(Shape shape, int rows, int columns) {
    long cells = Math.max(1, (long) shape.height() * shape.width());
    return shape.elements() / cells * rows * columns;
  }
}
