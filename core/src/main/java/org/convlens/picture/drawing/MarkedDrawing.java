package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Block;
import org.convlens.canvas.Canvas;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;
import org.convlens.canvas.Row;
import org.convlens.picture.Extent;
import org.convlens.picture.Marked;

/** The picture with frames on it, or beside it the same painted, and what marks stand for. */
record MarkedDrawing(Marked marked, Style style) {
  private static final int LEAST = 300;
  private static final int MOST = 560;
  private static final int LARGE = 420;
  private static final int LARGEST = 700;
  private static final double PAINT = 0.55;
  private static final double GREYED = 0.6;

  BufferedImage draw() {
    Volume pixels = marked.photo().pixels();
    boolean framed = !marked.boxes().isEmpty();
    int most = framed ? LARGEST : MOST;
    Bitmap photo = Colouring.sized(Colouring.photo(pixels), framed ? LARGE : LEAST, most);
    String size = "picture " + pixels.height() + " × " + pixels.width();
    List<Block> panels = new ArrayList<>();
    panels.add(captioned(framed ? new Framed(photo, marked) : photo, size));
    if (marked.cells().isPresent()) {
      Volume cells = marked.cells().get();
      String painted = cells.height() + " × " + cells.width() + " cells over it";
      panels.add(captioned(painted(photo, cells), painted));
    }
    boolean wide = photo.width() > 1.7 * photo.height();
    Block body = wide ? new Column(14, panels) : new Row(16, panels);
    Block legend = new MarkLegend(marked.legend(), style.theme());
    Block all = marked.legend().isEmpty() ? body : new Row(20, List.of(body, legend));
    return new Page(marked.title(), all, marked.notes()).paint(style.theme());
  }

  private Block captioned(Block block, String caption) {
    int width = Math.max(block.width(), 110);
    return new Column(
        6, List.of(block, Paragraph.of(caption, Face.SMALL, style.theme().muted(), width)));
  }

  /** Each cell in its class's colour over the greyed picture; those of none keep the picture's. */
  private static Bitmap painted(Bitmap photo, Volume cells) {
    int[] pixels = new int[photo.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int y = i / photo.width() * cells.height() / photo.height();
      int x = i % photo.width() * cells.width() / photo.width();
      int colour = (int) cells.at(0, y, x);
      int rgb = photo.pixels()[i];
      double light = Colour.lightness(rgb);
      int grey = Colour.mix(rgb, Colour.of(light, light, light), GREYED);
      pixels[i] = colour < 0 ? grey : Colour.mix(grey, MarkColour.of(colour), PAINT);
    }
    return new Bitmap(photo.width(), photo.height(), pixels);
  }

  /** A picture with frames on it, each with its name at the upper left corner. */
  private record Framed(Bitmap photo, Marked marked) implements Block {
    private static final int STROKE = 2;

    @Override
    public int width() {
      return photo.width();
    }

    @Override
    public int height() {
      return photo.height();
    }

    /** The surest last, so that it lies on top. */
    @Override
    public void paint(Canvas canvas, int x, int y) {
      Canvas own = new Canvas(photo.width(), photo.height(), 0);
      photo.paint(own, 0, 0);
      for (int i = marked.boxes().size() - 1; i >= 0; i--) {
        paint(own, marked.boxes().get(i));
      }
      int[] pixels = new int[photo.pixels().length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = own.at(i % photo.width(), i / photo.width());
      }
      canvas.copy(pixels, photo.width(), x, y);
    }

    private void paint(Canvas canvas, Marked.Box box) {
      Volume pixels = marked.photo().pixels();
      double tall = (double) photo.height() / pixels.height();
      double wide = (double) photo.width() / pixels.width();
      Extent extent = box.extent();
      int left = (int) Math.round(extent.left() * wide);
      int top = (int) Math.round(extent.top() * tall);
      int width = Math.max(STROKE, (int) Math.round(extent.width() * wide));
      int height = Math.max(STROKE, (int) Math.round(extent.height() * tall));
      int rgb = MarkColour.of(box.colour());
      for (int i = 0; i < STROKE; i++) {
        canvas.frame(left + i, top + i, width - 2 * i, height - 2 * i, rgb);
      }
      int wordWidth = Face.SMALL.width(box.name()) + 6;
      int wordHeight = Face.SMALL.lineHeight();
      int wordTop = Math.max(0, top - wordHeight);
      int wordLeft = Math.max(0, Math.min(left, photo.width() - wordWidth));
      canvas.fill(wordLeft, wordTop, wordWidth, wordHeight, rgb);
      int baseline = wordTop + Face.SMALL.ascent();
      canvas.text(box.name(), wordLeft + 3.0, baseline, Face.SMALL, MarkColour.ink(rgb));
    }
  }
}
