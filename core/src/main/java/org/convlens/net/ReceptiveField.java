package org.convlens.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.net.op.Grid;
import org.convlens.net.op.Sight;
import org.convlens.net.op.Span;

/**
 * The part of the picture that can influence one unit of a layer, in any of its channels. {@link
 * #box} holds for each unit exactly: its sides are the outermost rows and columns of the picture in
 * which a pixel moves the unit, whatever positive numbers the weights are. Where cells do not stay
 * in their places (layers flattened, reshaped or with rows and columns exchanged), a unit is taken
 * to see all that the layer before it sees.
 */
public final class ReceptiveField {
  private final List<Way> ways;
  private final Alike alike;
  private final Shape picture;
  private final List<Way> boxes;
  private final Sizes sizes;

  private ReceptiveField(List<Way> ways, Alike alike, Shape picture) {
    this.ways = ways;
    this.alike = alike;
    this.picture = picture;
    this.boxes = Way.joined(ways.stream().map(Way::inOneChannel).toList());
    this.sizes = Sizes.of(boxes);
  }

  /** A rectangle of pixels; the lower ends included, the upper excluded. */
  public record Box(int top, int left, int bottom, int right) {
    /** What a unit sees that sees padding only. */
    static final Box NOTHING = new Box(0, 0, 0, 0);

    public int height() {
      return bottom - top;
    }

    public int width() {
      return right - left;
    }

    public boolean isEmpty() {
      return height() == 0 || width() == 0;
    }
  }

  /** The receptive fields of all layers that depend on the input. */
  public static Map<LayerId, ReceptiveField> of(Graph graph) {
    Map<LayerId, ReceptiveField> fields = new HashMap<>();
    Shape picture = graph.inputShape();
    List<Way> own = List.of(Way.own(Grid.of(picture)));
    fields.put(graph.input(), new ReceptiveField(own, Alike.POINT, picture));
    for (Node node : graph.nodes()) {
      through(graph, node, fields).ifPresent(field -> fields.put(node.id(), field));
    }
    return fields;
  }

  /** The field of one layer, or nothing if it does not depend on the input. */
  public static Optional<ReceptiveField> of(Graph graph, LayerId layer) {
    return Optional.ofNullable(of(graph).get(layer));
  }

  private static Optional<ReceptiveField> through(
      Graph graph, Node node, Map<LayerId, ReceptiveField> fields) {
    List<Shape> shapes = node.inputs().stream().map(id -> graph.node(id).shape()).toList();
    Grid grid = Grid.of(node.shape());
    List<Way> ways = new ArrayList<>();
    Optional<Alike> alike = Optional.empty();
    for (int i = 0; i < shapes.size(); i++) {
      ReceptiveField before = fields.get(node.inputs().get(i));
      if (before != null) {
        List<Sight> sights = node.op().sights(shapes, i, node.weights());
        for (Sight sight : sights) {
          before.ways.forEach(way -> way.through(sight, grid).ifPresent(ways::add));
        }
        Alike on = before.alike.through(sights);
        alike = Optional.of(alike.map(on::hull).orElse(on));
      }
    }
    Shape picture = graph.inputShape();
    return alike.map(all -> new ReceptiveField(Way.joined(ways), all, picture));
  }

  /**
   * Which rows each unit sees before the picture's border cuts them, by its row: size, stride and
   * start. Empty where one rule does not hold for all units of the layer, as behind layers that
   * enlarge.
   */
  public Optional<Span> rows() {
    return alike.rows();
  }

  /** Which columns each unit sees, likewise. */
  public Optional<Span> columns() {
    return alike.columns();
  }

  /** Whether all branches to the layer have the same stride and centre. */
  public boolean aligned() {
    return alike.aligned();
  }

  /** The pixels that a unit sees; {@link Box#isEmpty} if it sees only padding. */
  public Box box(int y, int x) {
    return Way.box(boxes, y, x);
  }

  /** Rows that a unit sees at most; where one rule holds, before the picture's border cuts them. */
  public double height() {
    return isWindow(rows()) ? rows().orElseThrow().size() : sizes.mostRows();
  }

  /** Columns that a unit sees at most, likewise. */
  public double width() {
    return isWindow(columns()) ? columns().orElseThrow().size() : sizes.mostColumns();
  }

  /** Whether every unit sees the whole picture, and not by the size of windows alone. */
  public boolean isEverything() {
    return !isWindow(rows())
        && !isWindow(columns())
        && sizes.fewestRows() == picture.height()
        && sizes.fewestColumns() == picture.width();
  }

  /** Whether all units see as much, before the picture's border cuts it. */
  public boolean isAlike() {
    return (isWindow(rows()) || sizes.fewestRows() == sizes.mostRows())
        && (isWindow(columns()) || sizes.fewestColumns() == sizes.mostColumns());
  }

  private static boolean isWindow(Optional<Span> span) {
    return span.filter(s -> !s.isEverything()).isPresent();
  }

  /**
   * For example {@code 5×5}, {@code up to 5×5} where units see differently much, or {@code all}.
   */
  @Override
  public String toString() {
    if (isEverything()) {
      return "all";
    }
    return (isAlike() ? "" : "up to ") + Math.round(height()) + "×" + Math.round(width());
  }
}
