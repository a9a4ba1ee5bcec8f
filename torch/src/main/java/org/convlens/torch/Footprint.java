package org.convlens.torch;

import org.convlens.array.Shape;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Span;

/** How far a changed rectangle of a picture spreads on its way through a program. */
final class Footprint {
  private static final long BUDGET = 16L << 20;
  private static final int MOST = 64;

  private final Program program;
  private final LocalSteps steps;
  private final boolean[] needed;
  private final int[] rows;
  private final int[] columns;

  /**
   * @param needed places of the nodes that run
   * @param height of the rectangle
   * @param width of the rectangle
   */
  Footprint(Program program, LocalSteps steps, boolean[] needed, int height, int width) {
    this.program = program;
    this.steps = steps;
    this.needed = needed;
    this.rows = new int[needed.length];
    this.columns = new int[needed.length];
    int input = program.place(program.graph().input());
    rows[input] = Math.min(height, program.shape(input).height());
    columns[input] = Math.min(width, program.shape(input).width());
    for (int i = 0; i < needed.length; i++) {
      if (needed[i] && i != input) {
        spread(i);
      }
    }
  }

  private void spread(int place) {
    Shape shape = program.shape(place);
    for (int from : program.inputs(place)) {
      Reach reach = reach(place, program.shape(from));
      rows[place] = Math.max(rows[place], reached(rows[from], reach.rows(), shape.height()));
      columns[place] =
          Math.max(columns[place], reached(columns[from], reach.columns(), shape.width()));
    }
  }

  /** How many copies of a picture fit into the memory meant for them, each so changed: 1 to 64. */
  int capacity() {
    long largest = 1;
    for (int i = 0; i < needed.length; i++) {
      if (needed[i]) {
        long taken = numbers(i);
        for (int from : program.inputs(i)) {
          taken += numbers(from);
        }
        largest = Math.max(largest, taken);
      }
    }
    long fitting = BUDGET / (largest * Float.BYTES);
    return (int) Math.max(1, Math.min(MOST, fitting));
  }

  /** The share of a whole pass's multiplications that the changed windows take: 0 to 1. */
  double share() {
    double all = 0;
    for (int i = 0; i < needed.length; i++) {
      all += needed[i] ? program.node(i).macs() : 0;
    }
    return all == 0 ? 0 : macs() / all;
  }

  /** The multiplications that the changed windows of one copy take. */
  double macs() {
    double changed = 0;
    for (int i = 0; i < needed.length; i++) {
      if (needed[i]) {
        changed +=
            (double) program.node(i).macs() * numbers(i) / Math.max(1, program.shape(i).elements());
      }
    }
    return changed;
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

  private long numbers(int place) {
    Shape shape = program.shape(place);
    long cells = Math.max(1, (long) shape.height() * shape.width());
    return shape.elements() / cells * rows[place] * columns[place];
  }
}
