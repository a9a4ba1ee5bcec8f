package org.convlens.picture.drawing;

import java.util.List;
import java.util.stream.Collectors;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;
import org.convlens.picture.Diagram.Box;

/**
 * How a box looks: a strip in the colour of its kind, its first line in bold.
 *
 * @param compact everything on one line
 */
record BoxText(Box box, boolean compact) {
  private static final Face FIRST = new Face(12.5f, true);
  private static final Face REST = Face.SMALL;
  private static final int STRIP = 5;
  private static final int INDENT = 13;
  private static final int WIDEST = 250;

  private String first() {
    return box.lines().isEmpty() ? box.kind() : box.lines().get(0);
  }

  private List<String> rest() {
    List<String> rest = box.lines().subList(Math.min(1, box.lines().size()), box.lines().size());
    return compact && !rest.isEmpty() ? List.of(String.join(" · ", rest)) : rest;
  }

  int width() {
    int first = FIRST.width(first());
    int widest = rest().stream().mapToInt(REST::width).max().orElse(0);
    int text = compact ? first + (widest > 0 ? 10 + widest : 0) : Math.max(first, widest);
    return Math.max(80, Math.min(WIDEST, text + INDENT + 10));
  }

  int height() {
    return compact ? 24 : 10 + FIRST.lineHeight() + rest().size() * REST.lineHeight();
  }

  void paint(Canvas canvas, Spot spot, Theme theme) {
    int strong = KindColour.of(box.kind());
    canvas.fill(
        spot.x(),
        spot.y(),
        spot.width(),
        spot.height(),
        Colour.mix(theme.background(), strong, 0.13));
    canvas.frame(
        spot.x(),
        spot.y(),
        spot.width(),
        spot.height(),
        Colour.mix(theme.background(), strong, 0.45));
    canvas.fill(spot.x(), spot.y(), STRIP, spot.height(), strong);
    int left = spot.x() + INDENT;
    int room = spot.width() - INDENT - 6;
    int baseline = spot.y() + 4 + FIRST.ascent();
    String first = FIRST.fit(first(), room);
    canvas.text(first, left, baseline, FIRST, theme.ink());
    if (compact) {
      int used = FIRST.width(first) + 10;
      String rest = rest().stream().collect(Collectors.joining());
      if (!rest.isEmpty() && room - used > 24) {
        canvas.text(REST.fit(rest, room - used), left + used, baseline, REST, theme.muted());
      }
      return;
    }
    baseline += 1;
    for (String line : rest()) {
      baseline += REST.lineHeight();
      canvas.text(REST.fit(line, room), left, baseline, REST, theme.muted());
    }
  }
}
