package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Face;
import org.convlens.canvas.Row;
import org.convlens.picture.Content;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Numeral;
import org.convlens.picture.Palette;
import org.convlens.picture.Scale;
import org.convlens.task.Note;

/** The cells of a heatmap as crisp squares, with numbers in them where there is room. */
record HeatmapDrawing(Heatmap heatmap, Style style) {
  private static final int LEAST = 420;
  private static final int MOST = 960;
  private static final int LARGEST_CELL = 96;

  BufferedImage draw() {
    Scale scale = heatmap.range();
    Palette palette = palette(heatmap, style);
    Bitmap cells = Colouring.palette(heatmap.map(), scale, palette);
    int longest = Math.max(1, Math.max(cells.width(), cells.height()));
    int factor = Math.min(LARGEST_CELL, Colouring.factor(longest, LEAST, MOST));
    Bitmap sized = longest > MOST ? Colouring.sized(cells, LEAST, MOST) : cells.enlarged(factor);
    Block numbered = new Numbered(sized, heatmap.map(), longest > MOST ? 0 : factor);
    int bar = Math.max(90, Math.min(sized.height(), 420));
    Block body = new Row(16, List.of(numbered, bar(scale, palette, bar)));
    return new Page(heatmap.title(), body, notes(heatmap)).paint(style.theme());
  }

  private ColourBar bar(Scale scale, Palette palette, int height) {
    return new ColourBar(scale, palette::rgb, Content.of(heatmap.map()), height, style.theme());
  }

  static Palette palette(Heatmap heatmap, Style style) {
    Palette usual = heatmap.signed() ? Palette.DIVERGING : style.heat();
    return style.tint().palette().orElse(usual);
  }

  /** The heatmap's own notes and what its numbers give away. */
  static List<Note> notes(Heatmap heatmap) {
    List<Note> notes = new ArrayList<>(heatmap.notes());
    Content content = Content.of(heatmap.map());
    if (content.isZero()) {
      notes.add(Note.warning("The map is zero everywhere: there is nothing to see in it."));
    } else if (content.isConstant() && heatmap.map().area() > 1) {
      notes.add(Note.warning("The map is constant: " + Numeral.of(content.min()) + " everywhere."));
    }
    if (content.notFinite() > 0) {
      notes.add(
          Note.warning(
              Numeral.count(content.notFinite())
                  + " of "
                  + Numeral.count(heatmap.map().area())
                  + " cells are not finite numbers (grey where not a number)."));
    }
    return notes;
  }

  /** Cells, each with its number if {@code cell} pixels are enough for it. */
  private record Numbered(Bitmap cells, Volume map, int cell) implements Block {
    @Override
    public int width() {
      return cells.width();
    }

    @Override
    public int height() {
      return cells.height();
    }

    @Override
    public void paint(Canvas canvas, int x, int y) {
      cells.paint(canvas, x, y);
      if (cell < 44) {
        return;
      }
      for (int i = 0; i < map.area(); i++) {
        String text = Numeral.of(map.at(i));
        if (Face.SMALL.width(text) > cell - 6) {
          continue;
        }
        int left = i % map.width() * cell;
        int top = i / map.width() * cell;
        int under = cells.pixels()[top * cells.width() + left];
        int ink = Colour.lightness(under) > 0.45 ? 0x111111 : 0xffffff;
        canvas.centred(text, x + left + cell / 2.0, y + top + cell / 2 + 4, Face.SMALL, ink);
      }
    }
  }
}
