package org.convlens.net.op;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The window of the input's rows and columns that holds what one output cell sees. */
public record Reach(Span rows, Span columns) {
  /** A cell sees the same cell: activations, additions, normalisations. */
  public static final Reach POINT = new Reach(Span.POINT, Span.POINT);

  /** A cell sees every cell: dense layers, global pooling. */
  public static final Reach EVERYTHING = new Reach(Span.EVERYTHING, Span.EVERYTHING);

  /** Everything along an axis on which the cells have no common rule. */
  static Reach of(List<Sight> sights) {
    return new Reach(rows(sights).orElse(Span.EVERYTHING), columns(sights).orElse(Span.EVERYTHING));
  }

  /** The rule that all units share for the rows they see, where there is one. */
  public static Optional<Span> rows(List<Sight> sights) {
    return common(sights, Sight::rows);
  }

  /** The rule that all units share for the columns they see, where there is one. */
  public static Optional<Span> columns(List<Sight> sights) {
    return common(sights, Sight::columns);
  }

  private static Optional<Span> common(List<Sight> sights, Function<Sight, Taps> axis) {
    return sights.stream()
        .map(sight -> axis.apply(sight).span())
        .reduce((a, b) -> a.flatMap(one -> b.flatMap(one::hull)))
        .orElse(Optional.empty());
  }

  public boolean isEverything() {
    return rows.isEverything() || columns.isEverything();
  }
}
