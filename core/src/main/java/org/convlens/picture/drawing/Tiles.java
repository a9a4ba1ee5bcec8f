package org.convlens.picture.drawing;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Face;
import org.convlens.canvas.Theme;
import org.convlens.picture.Extent;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet.Section;
import org.convlens.picture.Tile;

/** The tiles of a section on their grid; one with nothing in it is hatched. */
record Tiles(Section section, TileGrid grid, Palette palette, Theme theme) implements Block {
  private static final int FRAME = 0xffb81a;
  private static final int FRAME_EDGE = 0x202020;

  @Override
  public int width() {
    return grid.width();
  }

  @Override
  public int height() {
    return grid.height();
  }

  @Override
  public void paint(Canvas canvas, int x, int y) {
    for (int i = 0; i < grid.shown(); i++) {
      int left = x + i % grid.columns() * (grid.cellWidth() + grid.gap());
      int top = y + i / grid.columns() * (grid.cellHeight() + grid.gap());
      tile(canvas, section.tiles().get(i), left, top);
    }
  }

  private void tile(Canvas canvas, Tile tile, int x, int y) {
    Volume values = tile.values();
    int width = TileGrid.size(values.width(), grid.factor());
    int height = TileGrid.size(values.height(), grid.factor());
    int left = x + (grid.cellWidth() - width) / 2;
    if (grid.gap() > 2) {
      canvas.frame(left - 1, y - 1, width + 2, height + 2, theme.rule());
    }
    Blank blank = Blank.of(values);
    if (blank.isMarked()) {
      canvas.fill(left, y, width, height, theme.panel());
      canvas.hatch(left, y, width, height, theme.rule());
      word(canvas, blank.word(), left + width / 2.0, y + height / 2, width);
    } else {
      bitmap(tile, width, height).paint(canvas, left, y);
    }
    if (!tile.word().isBlank()) {
      word(canvas, tile.word(), left + width / 2.0, y + height / 2, width);
    }
    tile.frames().forEach(frame -> frame(canvas, frame, left, y));
    int baseline = y + height + 3 + TileGrid.LABEL.ascent();
    for (String line : label(tile)) {
      canvas.centred(line, x + grid.cellWidth() / 2.0, baseline, TileGrid.LABEL, theme.muted());
      baseline += TileGrid.LABEL.lineHeight();
    }
  }

  /** Just outside what it frames, light between dark lines: seen on any picture. */
  private void frame(Canvas canvas, Extent extent, int x, int y) {
    int left = x + (int) Math.round(extent.left() * grid.factor());
    int top = y + (int) Math.round(extent.top() * grid.factor());
    int width = (int) Math.round(extent.width() * grid.factor());
    int height = (int) Math.round(extent.height() * grid.factor());
    for (int out = 1; out <= 4; out++) {
      int rgb = out == 1 || out == 4 ? FRAME_EDGE : FRAME;
      canvas.frame(left - out, top - out, width + 2 * out, height + 2 * out, rgb);
    }
  }

  private void word(Canvas canvas, String word, double centre, int middle, int width) {
    int wide = Face.SMALL.width(word) + 6;
    if (wide <= width) {
      int line = Face.SMALL.lineHeight();
      canvas.fill((int) centre - wide / 2, middle - line / 2, wide, line, theme.panel());
      canvas.centred(word, centre, middle + 4, Face.SMALL, theme.muted());
    }
  }

  private List<String> label(Tile tile) {
    return grid.labelLines() == 0
        ? List.of()
        : TileGrid.LABEL.wrap(tile.label(), grid.cellWidth(), grid.labelLines());
  }

  private Bitmap bitmap(Tile tile, int width, int height) {
    Volume values = tile.values();
    Bitmap plain =
        values.channels() == 3
            ? Colouring.photo(values)
            : Colouring.palette(values, scale(tile), palette);
    return grid.factor() >= 1 ? plain.enlarged((int) grid.factor()) : plain.reduced(width, height);
  }

  private Scale scale(Tile tile) {
    return tile.scale().or(section::scale).orElseGet(() -> own(tile.values()));
  }

  private Scale own(Volume values) {
    return palette == Palette.DIVERGING ? Scale.symmetric(values) : Scale.of(values);
  }
}
