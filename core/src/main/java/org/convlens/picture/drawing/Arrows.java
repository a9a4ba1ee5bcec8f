package org.convlens.picture.drawing;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Theme;

/** Right-angled arrows between boxes; they run between boxes, never over them. */
final class Arrows {
  private static final int HEAD = 5;

  private final DiagramLayout layout;
  private final Canvas canvas;
  private final Theme theme;
  private final int left;
  private final int top;
  private final Map<Integer, List<int[]>> lanes = new HashMap<>();

  Arrows(DiagramLayout layout, Canvas canvas, Theme theme, int left, int top) {
    this.layout = layout;
    this.canvas = canvas;
    this.theme = theme;
    this.left = left;
    this.top = top;
  }

  void draw(int from, int to) {
    Spot a = layout.spots.get(from);
    Spot b = layout.spots.get(to);
    boolean next = layout.ranks.of()[to] - layout.ranks.of()[from] == 1;
    if (a.column() != b.column()) {
      across(a, b);
    } else if (next || isFree(a.centre(), a, b)) {
      int gap = b.y() - DiagramLayout.BETWEEN_RANKS / 2;
      line(plain(), a.centre(), a.bottom(), a.centre(), gap, b.centre(), gap, b.centre(), b.y());
    } else {
      beside(a, b);
    }
  }

  private int plain() {
    return theme.muted();
  }

  private int skip() {
    return Colour.mix(theme.muted(), 0x7b61b8, 0.8);
  }

  /** Whether one can go straight down at x from below one box to above another. */
  private boolean isFree(int x, Spot a, Spot b) {
    return layout.spots.stream()
        .noneMatch(
            s ->
                s.column() == a.column()
                    && s.y() > a.y()
                    && s.y() < b.y()
                    && s.x() - 6 < x
                    && x < s.right() + 6);
  }

  /** Past the boxes in between, at the right of the column. */
  private void beside(Spot a, Spot b) {
    int lane = lane(a.column(), a.y(), b.bottom());
    int out = exit(a);
    int in = entry(b);
    List<Integer> path = new ArrayList<>();
    if (isRightmost(a)) {
      path.addAll(List.of(a.right(), out));
    } else {
      path.addAll(List.of(a.centre(), a.bottom(), a.centre(), out));
    }
    path.addAll(List.of(lane, out, lane, in));
    enter(path, b, in);
  }

  private void across(Spot a, Spot b) {
    int fromLane = layout.gutter(a.column()) + 10;
    int toTop = 4;
    List<Integer> path =
        new ArrayList<>(
            List.of(a.centre(), a.bottom(), a.centre(), a.bottom() + 9, fromLane, a.bottom() + 9));
    int before = layout.gutter(b.column() - 1) + 10;
    if (b.column() - a.column() > 1) {
      path.addAll(List.of(fromLane, -8, before, -8));
    }
    path.addAll(List.of(before, toTop));
    if (b.y() <= DiagramLayout.BETWEEN_RANKS) {
      path.addAll(List.of(b.centre(), toTop, b.centre(), b.y()));
      paint(plain(), path);
    } else {
      int lane = lane(b.column(), 0, b.bottom());
      int in = entry(b);
      path.addAll(List.of(lane, toTop, lane, in));
      enter(path, b, in);
    }
  }

  private int exit(Spot a) {
    return isRightmost(a) ? a.middle() + 4 : a.bottom() + 6;
  }

  private int entry(Spot b) {
    return isRightmost(b) ? b.middle() - 4 : b.y() - 8;
  }

  private void enter(List<Integer> path, Spot b, int in) {
    if (isRightmost(b)) {
      path.addAll(List.of(b.right(), in));
    } else {
      path.addAll(List.of(b.centre(), in, b.centre(), b.y()));
    }
    paint(skip(), path);
  }

  private boolean isRightmost(Spot spot) {
    return layout.spots.stream()
        .noneMatch(s -> s.column() == spot.column() && s.y() == spot.y() && s.x() > spot.x());
  }

  /** A place at the right of a column where no other arrow runs at that height. */
  private int lane(int column, int from, int to) {
    for (int lane = 0; ; lane++) {
      List<int[]> used = lanes.computeIfAbsent(column * 1000 + lane, k -> new ArrayList<>());
      if (lane == 7 || used.stream().noneMatch(u -> u[0] < to && from < u[1])) {
        used.add(new int[] {from, to});
        int widest =
            layout.spots.stream()
                .filter(s -> s.column() == column && s.bottom() >= from && s.y() <= to)
                .mapToInt(Spot::right)
                .max()
                .orElse(0);
        return Math.min(widest + 10 + 7 * lane, layout.gutter(column));
      }
    }
  }

  private void line(int rgb, Integer... points) {
    paint(rgb, List.of(points));
  }

  private void paint(int rgb, List<Integer> points) {
    for (int i = 0; i + 3 < points.size(); i += 2) {
      int x0 = left + Math.min(points.get(i), points.get(i + 2));
      int y0 = top + Math.min(points.get(i + 1), points.get(i + 3));
      int across = Math.abs(points.get(i) - points.get(i + 2));
      int down = Math.abs(points.get(i + 1) - points.get(i + 3));
      canvas.fill(x0, y0, across + 1, down + 1, rgb);
    }
    int last = points.size() - 2;
    head(
        rgb,
        points.get(last),
        points.get(last + 1),
        points.get(last - 1).equals(points.get(last + 1)));
  }

  private void head(int rgb, int x, int y, boolean leftwards) {
    Path2D path = new Path2D.Double();
    double tipX = left + x + 0.5;
    double tipY = top + y;
    path.moveTo(tipX, tipY);
    if (leftwards) {
      path.lineTo(tipX + HEAD + 2, top + y + 0.5 - HEAD + 1);
      path.lineTo(tipX + HEAD + 2, top + y + 0.5 + HEAD - 1);
    } else {
      path.lineTo(tipX - HEAD + 1, tipY - HEAD - 2);
      path.lineTo(tipX + HEAD - 1, tipY - HEAD - 2);
    }
    path.closePath();
    canvas.fill(path, rgb);
  }
}
