package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Block;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;
import org.convlens.canvas.Row;
import org.convlens.canvas.Sized;
import org.convlens.canvas.Theme;
import org.convlens.picture.Comparison;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.task.Note;

/** The photo and the panels in rows of equally wide columns, the matrix beneath them. */
record ComparisonDrawing(Comparison comparison, Style style) {
  private static final int LEAST = 190;
  private static final int MOST = 240;
  private static final int WIDTH = 318;
  private static final int MOST_COLUMNS = 4;

  BufferedImage draw() {
    List<Block> cells = new ArrayList<>();
    cells.add(photo());
    comparison.panels().forEach(panel -> cells.add(panel(panel)));
    int rows = (cells.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
    int columns = (cells.size() + rows - 1) / rows;
    List<Block> parts = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += columns) {
      parts.add(new Row(24, cells.subList(i, Math.min(cells.size(), i + columns))));
    }
    comparison.matrix().ifPresent(matrix -> parts.add(matrix(matrix)));
    return new Page(comparison.title(), new Column(26, parts), comparison.remarks())
        .paint(style.theme());
  }

  private Theme theme() {
    return style.theme();
  }

  private Bitmap shown() {
    return Colouring.sized(Colouring.photo(comparison.photo().pixels()), LEAST, MOST);
  }

  private Bitmap outlined(Bitmap drawn) {
    return comparison.region().map(region -> Outline.of(region).over(drawn)).orElse(drawn);
  }

  private Block photo() {
    Volume pixels = comparison.photo().pixels();
    Block heading = Paragraph.of("the picture", Face.HEADING, theme().ink(), WIDTH);
    String region = comparison.region().isPresent() ? ", the region outlined" : "";
    Block size =
        Paragraph.of(
            pixels.height() + " × " + pixels.width() + ", as the network sees it" + region,
            Face.SMALL,
            theme().muted(),
            WIDTH);
    return new Sized(WIDTH, new Column(6, List.of(heading, outlined(shown()), size)));
  }

  private Block panel(Comparison.Panel panel) {
    Heatmap heat = panel.heat();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Paragraph.of(Face.HEADING.tails(panel.name(), WIDTH), Face.HEADING, theme().ink(), WIDTH));
    Bitmap photo = shown();
    OverlayDrawing drawing = new OverlayDrawing(new Overlay(comparison.photo(), heat), style);
    if (heat.isVisible()) {
      int bar = Math.max(90, photo.height());
      blocks.add(new Row(10, List.of(outlined(drawing.cover(photo)), drawing.legend(bar))));
    } else {
      blocks.add(new Hatched(photo.width(), photo.height(), "nothing to see", theme()));
    }
    String caption = Face.SMALL.tails(heat.title(), WIDTH) + ", " + drawing.cover().caption();
    blocks.add(Paragraph.of(caption, Face.SMALL, theme().muted(), WIDTH));
    for (String line : panel.lines()) {
      blocks.add(Paragraph.of(line, Face.SMALL, theme().ink(), WIDTH));
    }
    for (Note note : HeatmapDrawing.notes(heat)) {
      blocks.add(Page.notice(note, WIDTH, theme()));
    }
    return new Sized(WIDTH, new Column(6, blocks));
  }

  private Block matrix(Comparison.Matrix matrix) {
    Block heading =
        Paragraph.of(matrix.title(), Face.HEADING, theme().ink(), MOST_COLUMNS * WIDTH / 2);
    return new Column(8, List.of(heading, new MatrixBlock(matrix, theme())));
  }
}
