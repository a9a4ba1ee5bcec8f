package org.convlens.net;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Span;

/**
 * The part of the input that can influence one unit of a layer. Along a path r = 1 + Σ (kₗ − 1) · Π
 * sᵢ (i < l) with dilated kernels kₗ; branches are joined by their hull (Araujo, Norris, Sim 2019).
 *
 * @param rows which input rows a unit sees, by its row
 * @param columns which input columns a unit sees, by its column
 * @param aligned whether all branches to the layer have the same stride and centre
 */
public record ReceptiveField(Span rows, Span columns, boolean aligned) {

  /** A rectangle of input cells; the lower ends included, the upper excluded. */
  public record Box(int top, int left, int bottom, int right) {
    public int height() {
      return bottom - top;
    }

    public int width() {
      return right - left;
    }
  }

  /** The receptive fields of all layers that depend on the input. */
  public static Map<LayerId, ReceptiveField> of(Graph graph) {
    Map<LayerId, ReceptiveField> fields = new HashMap<>();
    fields.put(graph.input(), new ReceptiveField(Span.POINT, Span.POINT, true));
    for (Node node : graph.nodes()) {
      for (LayerId from : node.inputs()) {
        ReceptiveField before = fields.get(from);
        if (before != null) {
          fields.merge(node.id(), through(before, reach(graph, node, from)), ReceptiveField::hull);
        }
      }
    }
    return fields;
  }

  private static Reach reach(Graph graph, Node node, LayerId from) {
    Op op = node.op();
    Shape input = graph.node(from).shape();
    return op.reach(input, node.weights());
  }

  private static ReceptiveField through(ReceptiveField before, Reach reach) {
    return new ReceptiveField(
        through(before.rows, reach.rows()),
        through(before.columns, reach.columns()),
        before.aligned);
  }

  private static Span through(Span before, Span step) {
    if (before.isEverything() || step.isEverything()) {
      return Span.EVERYTHING;
    }
    return new Span(
        before.size() + (step.size() - 1) * before.stride(),
        before.stride() * step.stride(),
        before.start() + step.start() * before.stride());
  }

  private static ReceptiveField hull(ReceptiveField a, ReceptiveField b) {
    boolean aligned =
        a.aligned && b.aligned && agree(a.rows, b.rows) && agree(a.columns, b.columns);
    return new ReceptiveField(hull(a.rows, b.rows), hull(a.columns, b.columns), aligned);
  }

  private static boolean agree(Span a, Span b) {
    boolean everything = a.isEverything() || b.isEverything();
    return everything
        || (a.stride() == b.stride() && a.start() + a.size() / 2 == b.start() + b.size() / 2);
  }

  private static Span hull(Span a, Span b) {
    if (a.isEverything() || b.isEverything()) {
      return Span.EVERYTHING;
    }
    double start = Math.min(a.start(), b.start());
    double end = Math.max(a.start() + a.size(), b.start() + b.size());
    return new Span(end - start, Math.max(a.stride(), b.stride()), start);
  }

  /** Whether a unit sees the whole input. */
  public boolean isEverything() {
    return rows.isEverything() || columns.isEverything();
  }

  /** The input cells that a unit sees, cut off at the input's borders. */
  public Box box(int y, int x, Shape input) {
    int[] vertical = cells(rows, y, input.height());
    int[] horizontal = cells(columns, x, input.width());
    return new Box(vertical[0], horizontal[0], vertical[1], horizontal[1]);
  }

  private static int[] cells(Span span, int unit, int size) {
    if (span.isEverything()) {
      return new int[] {0, size};
    }
    double start = unit * span.stride() + span.start();
    return new int[] {
      (int) Math.max(0, Math.floor(start)), (int) Math.min(size, Math.ceil(start + span.size()))
    };
  }

  /** For example {@code 5×5}, or {@code all}. */
  @Override
  public String toString() {
    return isEverything() ? "all" : Math.round(rows.size()) + "×" + Math.round(columns.size());
  }

  /** The field of one layer, or nothing if it does not depend on the input. */
  public static Optional<ReceptiveField> of(Graph graph, LayerId layer) {
    return Optional.ofNullable(of(graph).get(layer));
  }
}
