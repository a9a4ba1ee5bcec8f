package org.convlens.picture.drawing;

import java.awt.geom.Ellipse2D;
import java.util.List;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;
import org.convlens.picture.Numeral;
import org.convlens.picture.Plot;
import org.convlens.picture.Plot.Series;

/** The grid with its numbers, and the curves on it. */
record PlotArea(
    Plot plot, Axis across, Axis up, List<Integer> colours, int width, int height, Theme theme)
    implements Block {
  private static final Face FACE = Face.SMALL;
  private static final int BELOW = 42;
  private static final int FEW_POINTS = 30;

  private int left() {
    return 8
        + up.ticks().stream().mapToInt(t -> FACE.width(Numeral.of(t, up.step()))).max().orElse(0);
  }

  private double x(double value) {
    return left() + across.fraction(value) * (width - left() - 12);
  }

  private double y(double value) {
    return 6 + (1 - up.fraction(value)) * (height - BELOW - 6);
  }

  @Override
  public void paint(Canvas canvas, int originX, int originY) {
    int bottom = originY + height - BELOW;
    for (double tick : up.ticks()) {
      int row = originY + (int) Math.round(y(tick));
      canvas.fill(originX + left(), row, width - left(), 1, theme.rule());
      String text = Numeral.of(tick, up.step());
      int start = originX + left() - 8 - FACE.width(text);
      canvas.text(text, start, row + 4, FACE, theme.muted());
    }
    for (double tick : across.ticks()) {
      int column = originX + (int) Math.round(x(tick));
      canvas.fill(column, bottom, 1, 5, theme.muted());
      canvas.centred(
          Numeral.of(tick, across.step()), column, bottom + 6 + FACE.ascent(), FACE, theme.muted());
    }
    canvas.fill(originX + left(), bottom, width - left(), 1, theme.muted());
    String label = FACE.fit(plot.xLabel(), width - left());
    int end = originX + width - FACE.width(label);
    canvas.text(label, end, originY + height - 4, FACE, theme.muted());
    for (int i = 0; i < plot.series().size(); i++) {
      curve(canvas, plot.series().get(i), colours.get(i), originX, originY);
    }
  }

  private void curve(Canvas canvas, Series series, int rgb, int originX, int originY) {
    int count = series.x().size();
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      boolean there = Double.isFinite(series.x().get(i)) && Double.isFinite(series.y().get(i));
      xs[i] = there ? originX + x(series.x().get(i)) + 0.5 : Double.NaN;
      ys[i] = there ? originY + y(series.y().get(i)) + 0.5 : Double.NaN;
    }
    Legend.line(series).paint(canvas, xs, ys, rgb);
    for (int i = 0; i < count && count <= FEW_POINTS; i++) {
      if (!Double.isNaN(xs[i])) {
        canvas.fill(new Ellipse2D.Double(xs[i] - 4, ys[i] - 4, 8, 8), rgb);
        if (series.dashed()) {
          canvas.fill(new Ellipse2D.Double(xs[i] - 2, ys[i] - 2, 4, 4), theme.background());
        }
      }
    }
  }
}
