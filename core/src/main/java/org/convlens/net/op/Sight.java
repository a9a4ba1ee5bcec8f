package org.convlens.net.op;

import java.util.List;
import org.convlens.array.Shape;

/**
 * What the numbers of an output see of an input, both as a {@link Grid}: number (c, y, x) sees all
 * those whose channel is in c's taps, whose row is in y's and whose column is in x's.
 */
public record Sight(Taps channels, Taps rows, Taps columns) {
  /** Each number sees the one at its own place: activations, additions. */
  public static final List<Sight> SAME = List.of(new Sight(Taps.POINT, Taps.POINT, Taps.POINT));

  /** Each number sees all. */
  static List<Sight> everything(Shape input) {
    Grid grid = Grid.of(input);
    return of(Taps.all(grid.channels()), Taps.all(grid.rows()), Taps.all(grid.columns()));
  }

  /** Each number sees its own channel's cells through windows. */
  static List<Sight> of(Taps channels, Taps rows, Taps columns) {
    return List.of(new Sight(channels, rows, columns));
  }

  /** Each number sees those of some places along one axis, and its own place along the others. */
  static List<Sight> along(int axis, Taps taps, Shape input, Shape output) {
    if (input.rank() != output.rank() || (input.hasBatch() && input.axis(axis) == 0)) {
      return everything(input);
    }
    if (Grid.isRows(input, axis)) {
      return of(Taps.POINT, taps, Taps.POINT);
    }
    if (Grid.isColumns(input, axis)) {
      return of(Taps.POINT, Taps.POINT, taps);
    }
    Taps channels = taps.within(output.extent(axis), input.extent(axis), Grid.inner(input, axis));
    return of(channels, Taps.POINT, Taps.POINT);
  }

  /**
   * Each number sees the whole of some axes, and its own place along the others.
   *
   * @param axes of the input
   */
  static List<Sight> over(List<Integer> axes, Shape input) {
    Grid grid = Grid.of(input);
    Taps channels = Taps.POINT;
    Taps rows = Taps.POINT;
    Taps columns = Taps.POINT;
    for (int axis : axes) {
      if (Grid.isRows(input, axis)) {
        rows = Taps.all(grid.rows());
      } else if (Grid.isColumns(input, axis)) {
        columns = Taps.all(grid.columns());
      } else {
        channels = Taps.all(grid.channels());
      }
    }
    return of(channels, rows, columns);
  }

  /** The same numbers counted another way: where rows and columns stay, so do the places. */
  static List<Sight> reshaped(Shape input, Shape output) {
    Grid from = Grid.of(input);
    Grid to = Grid.of(output);
    boolean maps = input.rank() > 3 && output.rank() > 3;
    if (from.hasCellsOf(to) && (maps || !from.isSingleCell())) {
      return SAME;
    }
    Taps channels =
        from.isSingleCell() && to.isSingleCell() ? Taps.POINT : Taps.all(from.channels());
    return of(channels, Taps.all(from.rows()), Taps.all(from.columns()));
  }

  /** Repeated as NumPy's broadcasting does. */
  static List<Sight> broadcast(Shape input, Shape output) {
    Grid from = Grid.of(input);
    Grid to = Grid.of(output);
    if (from.equals(to)) {
      return SAME;
    }
    if (input.rank() != output.rank()) {
      return everything(input);
    }
    return of(
        from.channels() == to.channels() ? Taps.POINT : Taps.all(from.channels()),
        from.rows() == to.rows() ? Taps.POINT : Taps.all(from.rows()),
        from.columns() == to.columns() ? Taps.POINT : Taps.all(from.columns()));
  }
}
