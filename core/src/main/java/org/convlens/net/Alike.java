package org.convlens.net;

import java.util.Optional;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Sight;
import org.convlens.net.op.Span;

/**
 * What all units of a layer see in the same way, before the picture's border cuts it: along a path
 * r = 1 + Σ (kₗ − 1) · Π sᵢ (i < l) with dilated kernels kₗ; branches are joined by their hull
 * (Araujo, Norris, Sim 2019).
 *
 * @param rows empty where no one rule holds for all rows
 * @param columns likewise
 * @param aligned whether all branches to the layer have the same stride and centre
 */
record Alike(Optional<Span> rows, Optional<Span> columns, boolean aligned) {
  /** Each unit sees its own pixel. */
  static final Alike POINT = new Alike(Optional.of(Span.POINT), Optional.of(Span.POINT), true);

  Alike through(java.util.List<Sight> sights) {
    return new Alike(
        through(rows, Reach.rows(sights)), through(columns, Reach.columns(sights)), aligned);
  }

  /** Where every unit sees everything, no rule is needed beside. */
  private static Optional<Span> through(Optional<Span> before, Optional<Span> step) {
    if (before.filter(Span::isEverything).isPresent()) {
      return before;
    }
    if (step.filter(Span::isEverything).isPresent()) {
      return step;
    }
    return before.flatMap(seen -> step.map(taken -> taken.after(seen)));
  }

  Alike hull(Alike other) {
    return new Alike(
        hull(rows, other.rows),
        hull(columns, other.columns),
        aligned && other.aligned && agree(rows, other.rows) && agree(columns, other.columns));
  }

  private static Optional<Span> hull(Optional<Span> a, Optional<Span> b) {
    if (a.filter(Span::isEverything).isPresent()) {
      return a;
    }
    if (b.filter(Span::isEverything).isPresent()) {
      return b;
    }
    return a.flatMap(one -> b.flatMap(one::hull));
  }

  private static boolean agree(Optional<Span> a, Optional<Span> b) {
    return a.isEmpty() || b.isEmpty() || a.get().isAlignedWith(b.get());
  }
}
