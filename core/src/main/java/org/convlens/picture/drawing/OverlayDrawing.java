package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.canvas.Bitmap;
import org.convlens.canvas.Block;
import org.convlens.canvas.Colour;
import org.convlens.canvas.Column;
import org.convlens.canvas.Face;
import org.convlens.canvas.Paragraph;
import org.convlens.canvas.Row;
import org.convlens.picture.Content;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Scale;

/** The picture, and beside it the heat over the greyed picture. */
record OverlayDrawing(Overlay overlay, Style style) {
  private static final int LEAST = 300;
  private static final int MOST = 560;
  private static final int EDGE = 0xb0b0b0;

  BufferedImage draw() {
    Heatmap heat = overlay.heat();
    Volume pixels = overlay.photo().pixels();
    Bitmap photo = Colouring.sized(Colouring.photo(pixels), LEAST, MOST);
    List<Block> panels = new ArrayList<>();
    String size = "picture " + pixels.height() + " × " + pixels.width();
    if (overlay.beside() || !heat.isVisible()) {
      panels.add(captioned(photo, size));
    }
    if (heat.isVisible()) {
      Bitmap covered = cover(photo);
      int bar = Math.max(90, Math.min(covered.height(), 420));
      panels.add(new Row(12, List.of(captioned(covered, cover().caption()), legend(bar))));
    }
    boolean wide = photo.width() > 1.7 * photo.height();
    Block body = wide ? new Column(14, panels) : new Row(16, panels);
    return new Page(overlay.title(), body, HeatmapDrawing.notes(heat)).paint(style.theme());
  }

  private Block captioned(Bitmap bitmap, String caption) {
    int width = Math.max(bitmap.width(), 110);
    return new Column(
        6, List.of(bitmap, Paragraph.of(caption, Face.SMALL, style.theme().muted(), width)));
  }

  Cover cover() {
    Heatmap heat = overlay.heat();
    return new Cover(heat, HeatmapDrawing.palette(heat, style), style.tint().opacity());
  }

  /** What the colours stand for, over middle grey. */
  Block legend(int height) {
    Heatmap heat = overlay.heat();
    Cover cover = cover();
    return new ColourBar(
        heat.range(), f -> cover.rgb(0x808080, f), Content.of(heat.map()), height, style.theme());
  }

  /**
   * The heat over a picture.
   *
   * @param photo the overlay's at any size
   */
  Bitmap cover(Bitmap photo) {
    Heatmap heat = overlay.heat();
    Volume pixels = overlay.photo().pixels();
    double tall = (double) photo.height() / pixels.height();
    double wide = (double) photo.width() / pixels.width();
    Extent extent =
        heat.extent().orElseGet(() -> new Extent(0, 0, pixels.height(), pixels.width()));
    int top = (int) Math.round(extent.top() * tall);
    int left = (int) Math.round(extent.left() * wide);
    int height = Math.max(1, (int) Math.round(extent.height() * tall));
    int width = Math.max(1, (int) Math.round(extent.width() * wide));
    Volume shown = stretched(heat, height, width);
    Cover cover = cover();
    Scale scale = heat.range();
    int[] covered = new int[photo.pixels().length];
    for (int i = 0; i < covered.length; i++) {
      int y = i / photo.width() - top;
      int x = i % photo.width() - left;
      boolean inside = y >= 0 && y < height && x >= 0 && x < width;
      int rgb = photo.pixels()[i];
      covered[i] = inside ? cover.rgb(rgb, scale.fraction(shown.at(0, y, x))) : cover.bare(rgb);
    }
    if (heat.extent().isPresent()) {
      edge(covered, photo, new int[] {top, left, top + height, left + width});
    }
    return new Bitmap(photo.width(), photo.height(), covered);
  }

  /** A thin line where the numbers end, unless that is at the picture's border. */
  private static void edge(int[] pixels, Bitmap photo, int[] box) {
    for (int i = 0; i < pixels.length; i++) {
      int y = i / photo.width();
      int x = i % photo.width();
      boolean within = y >= box[0] - 1 && y <= box[2] && x >= box[1] - 1 && x <= box[3];
      boolean line = y == box[0] - 1 || y == box[2] || x == box[1] - 1 || x == box[3];
      if (within && line) {
        pixels[i] = Colour.mix(pixels[i], EDGE, 0.5);
      }
    }
  }

  /** Pixels stay squares; coarser maps are smooth between the middles of their cells. */
  private Volume stretched(Heatmap heat, int height, int width) {
    Volume map = heat.map();
    if (map.height() > height && map.width() > width) {
      return Warp.area(map, height, width);
    }
    Volume pixels = overlay.photo().pixels();
    boolean fine = map.height() == pixels.height() && map.width() == pixels.width();
    return fine && heat.extent().isEmpty()
        ? Warp.nearest(map, height, width)
        : Warp.bilinear(map, height, width);
  }
}
