package org.convlens.net.op;

import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Which cells along an axis of the input each unit along an axis of the output sees. */
public final class Taps {
  /** Unit u sees cell u. */
  public static final Taps POINT = new Taps(unit -> new int[] {unit}, Optional.of(Span.POINT));

  private final IntFunction<int[]> cells;
  private final Optional<Span> span;

  private Taps(IntFunction<int[]> cells, Optional<Span> span) {
    this.cells = cells;
    this.span = span;
  }

  /** Each unit sees the cells given for it. */
  static Taps of(IntFunction<int[]> cells) {
    return new Taps(cells, Optional.empty());
  }

  /** Every unit sees every cell. */
  static Taps all(int cells) {
    return new Taps(unit -> IntStream.range(0, cells).toArray(), Optional.of(Span.EVERYTHING));
  }

  /** Unit u sees cell {@code start + step · u}. */
  static Taps every(int start, int step) {
    Optional<Span> span = step > 0 ? Optional.of(new Span(1, step, start)) : Optional.empty();
    return new Taps(unit -> new int[] {start + step * unit}, span);
  }

  /**
   * A window that slides.
   *
   * @param before cells of padding before the first
   */
  static Taps window(int kernel, int stride, int dilation, int before) {
    if (kernel == 1 && stride == 1 && before == 0) {
      return POINT;
    }
    return new Taps(
        unit ->
            IntStream.range(0, kernel).map(k -> unit * stride - before + k * dilation).toArray(),
        Optional.of(new Span((kernel - 1) * dilation + 1, stride, -before)));
  }

  /** Units in groups, as many in each, that see the cells of their group. */
  static Taps grouped(int groups, int units, int cells) {
    if (groups == 1) {
      return all(cells);
    }
    int share = cells / groups;
    int each = Math.max(1, units / groups);
    return of(
        unit -> {
          int first = unit / each * share;
          return IntStream.range(first, first + share).toArray();
        });
  }

  /** The same cells, under a rule that all units share where nothing is copied at a border. */
  Taps sharing(Optional<Span> rule) {
    return new Taps(cells, rule);
  }

  /**
   * The same along an axis that others lie around, for numbers counted through all of them.
   *
   * @param units of the output along the axis
   * @param size of the input along the axis
   * @param inner numbers of the axes inside it
   */
  Taps within(int units, int size, int inner) {
    if (this == POINT) {
      return this;
    }
    return of(
        unit -> {
          int outer = unit / (inner * units) * size;
          return IntStream.of(at(unit / inner % units))
              .filter(cell -> cell >= 0 && cell < size)
              .map(cell -> (outer + cell) * inner + unit % inner)
              .toArray();
        });
  }

  /**
   * The cells that a unit sees, in any order; those outside of the input are padding.
   *
   * @param unit from 0
   */
  public int[] at(int unit) {
    return cells.apply(unit);
  }

  /** The one rule for all units, from their first cell to their last, where there is one. */
  public Optional<Span> span() {
    return span;
  }

  /** Whether every unit sees every cell. */
  public boolean isEverything() {
    return span.filter(Span::isEverything).isPresent();
  }
}
