package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;
import org.convlens.canvas.Block;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;
import org.convlens.picture.Plot;
import org.convlens.picture.Plot.Series;

/** Curves between two axes, their names above them. */
record PlotDrawing(Plot plot, Style style) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 330;

  private static final int TICKS = 6;

  BufferedImage draw() {
    return new Page(plot.title(), block(WIDTH, HEIGHT, TICKS), List.of()).paint(style.theme());
  }

  /**
   * Without the title.
   *
   * @param height of the area between the axes and their numbers
   * @param ticks upwards, about as many
   */
  Block block(int width, int height, int ticks) {
    List<Integer> colours = LineColour.of(plot.series(), style.theme());
    Block legend = new Legend(plot.series(), colours, width, style.theme());
    Block unit = Paragraph.of(plot.yLabel(), Face.SMALL, style.theme().muted(), width);
    Axis x = horizontal();
    Axis y = Axis.of(all(Series::y), ticks, false);
    Block area = new PlotArea(plot, x, y, colours, width, height, style.theme());
    return new Column(6, List.of(legend, unit, area));
  }

  private Axis horizontal() {
    Axis axis = Axis.of(all(Series::x), 9, true);
    boolean whole = all(Series::x).allMatch(v -> v == Math.rint(v));
    return whole ? axis.whole() : axis;
  }

  private DoubleStream all(java.util.function.Function<Series, List<Double>> part) {
    return plot.series().stream().map(part).flatMap(List::stream).mapToDouble(Double::doubleValue);
  }
}
