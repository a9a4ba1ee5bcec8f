package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Block;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;
import org.convlens.canvas.Row;
import org.convlens.picture.Synthesis;
import org.convlens.picture.Tile;

/** Large pictures side by side, the curve of their making beneath. */
record SynthesisDrawing(Synthesis synthesis, Style style) {
  private static final int MOST_WIDE = 1240;
  private static final int LARGEST = 448;
  private static final int BETWEEN = 12;
  private static final int CURVE_HEIGHT = 190;
  private static final int LEAST_CURVE = 440;

  BufferedImage draw() {
    int columns = Math.min(4, synthesis.tiles().size());
    int room = Math.min(LARGEST, (MOST_WIDE - (columns - 1) * BETWEEN) / columns);
    List<Block> rows = new ArrayList<>();
    for (int i = 0; i < synthesis.tiles().size(); i += columns) {
      int end = Math.min(synthesis.tiles().size(), i + columns);
      rows.add(
          new Row(
              BETWEEN,
              synthesis.tiles().subList(i, end).stream().map(t -> labelled(t, room)).toList()));
    }
    Block pictures = new Column(BETWEEN, rows);
    rows = new ArrayList<>(List.of(pictures));
    if (!synthesis.curve().series().isEmpty()) {
      rows.add(curve(Math.max(LEAST_CURVE, pictures.width())));
    }
    return new Page(synthesis.title(), new Column(16, rows), synthesis.notes())
        .paint(style.theme());
  }

  private Block labelled(Tile tile, int room) {
    Bitmap bitmap = Colouring.sized(Colouring.photo(tile.values()), room, room);
    if (tile.label().isBlank()) {
      return bitmap;
    }
    Block label = Paragraph.of(tile.label(), Face.SMALL, style.theme().muted(), bitmap.width());
    return new Column(6, List.of(bitmap, label));
  }

  private Block curve(int width) {
    return new PlotDrawing(synthesis.curve(), style).block(width, CURVE_HEIGHT, 5);
  }
}
