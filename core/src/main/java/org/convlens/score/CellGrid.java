package org.convlens.score;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convlens.net.Places;
import org.convlens.net.Preprocessing.Seen;

/** The cells of a map laid over the original picture, of which the network sees a rectangle. */
record CellGrid(Places places, Seen seen) {
  /** Of the original picture's points in the middle of cells, which are wanted. */
  @FunctionalInterface
  interface Wanted {
    boolean at(double x, double y);
  }

  /** The cells whose middle is wanted. */
  List<Integer> where(Wanted wanted) {
    return IntStream.range(0, places.count())
        .filter(place -> wanted.at(x(place), y(place)))
        .boxed()
        .toList();
  }

  /** The cell that a point lies in, if the network sees it. */
  OptionalInt at(double x, double y) {
    int column = (int) Math.floor((x - seen.left()) / seen.width() * places.columns());
    int row = (int) Math.floor((y - seen.top()) / seen.height() * places.rows());
    boolean inside = column >= 0 && column < places.columns() && row >= 0 && row < places.rows();
    return inside ? OptionalInt.of(row * places.columns() + column) : OptionalInt.empty();
  }

  private double x(int place) {
    int column = place % places.columns();
    return seen.left() + (column + 0.5) * seen.width() / places.columns();
  }

  private double y(int place) {
    int row = place / places.columns();
    return seen.top() + (row + 0.5) * seen.height() / places.rows();
  }
}
