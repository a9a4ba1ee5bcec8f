package org.convlens.picture.drawing;

import java.util.List;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Face;
import org.convlens.canvas.Stroke;
import org.convlens.canvas.Theme;
import org.convlens.picture.Plot.Series;

/** Which line is which: in rows above the curves. */
record Legend(List<Series> series, List<Integer> colours, int width, Theme theme) implements Block {
  private static final int SWATCH = 30;
  private static final int GAP = 22;
  private static final Face FACE = Face.BODY;

  private String name(Series one) {
    return FACE.fit(one.name(), width - SWATCH - 6);
  }

  private int entry(Series one) {
    return SWATCH + 6 + FACE.width(name(one));
  }

  @Override
  public int height() {
    int rows = 1;
    int left = 0;
    for (Series one : series) {
      if (left > 0 && left + entry(one) > width) {
        rows++;
        left = 0;
      }
      left += entry(one) + GAP;
    }
    return rows * (FACE.lineHeight() + 2);
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    int left = 0;
    int top = y;
    for (int i = 0; i < series.size(); i++) {
      Series one = series.get(i);
      if (left > 0 && left + entry(one) > width) {
        top += FACE.lineHeight() + 2;
        left = 0;
      }
      double middle = top + FACE.ascent() - FACE.capHeight() / 2;
      double[] xs = {x + left + 1.0, x + left + SWATCH - 1.0};
      line(one).paint(canvas, xs, new double[] {middle, middle}, colours.get(i));
      canvas.text(name(one), x + left + SWATCH + 6.0, top + FACE.ascent(), FACE, theme.ink());
      left += entry(one) + GAP;
    }
  }

  static Stroke line(Series one) {
    return new Stroke(2.2, one.dashed() ? 6 : 0);
  }
}
