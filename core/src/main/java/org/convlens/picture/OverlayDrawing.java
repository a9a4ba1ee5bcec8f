package org.convlens.picture;

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

/**
 * The picture, and beside it the heat over the greyed picture: the stronger the heat, the less of
 * the picture shines through. With the palette {@link Palette#JET} the heat covers evenly and the
 * picture keeps its colours, as in older papers.
 */
record OverlayDrawing(Overlay overlay, Style style) {
  private static final int LEAST = 300;
  private static final int MOST = 560;
  private static final double GREYED = 0.75;
  private static final double DIMMED = 0.72;

  BufferedImage draw() {
    Heatmap heat = overlay.heat();
    Volume pixels = overlay.photo().pixels();
    Bitmap photo = Colouring.sized(Colouring.photo(pixels), LEAST, MOST);
    List<Block> panels = new ArrayList<>();
    panels.add(captioned(photo, "picture " + size(pixels)));
    Scale scale = heat.range();
    if (scale.max() > scale.min() && !Content.of(heat.map()).isZero()) {
      Palette palette = HeatmapDrawing.palette(heat, style);
      Bitmap covered = cover(photo, scale, palette);
      int bar = Math.max(90, Math.min(covered.height(), 420));
      Block shown = captioned(covered, "map " + size(heat.map()) + " over it");
      panels.add(new Row(12, List.of(shown, legend(scale, palette, bar))));
    }
    boolean wide = photo.width() > 1.7 * photo.height();
    Block body = wide ? new Column(14, panels) : new Row(16, panels);
    return new Page(overlay.title(), body, HeatmapDrawing.notes(heat)).paint(style.theme());
  }

  private static String size(Volume volume) {
    return volume.height() + " × " + volume.width();
  }

  private Block captioned(Bitmap bitmap, String caption) {
    int width = Math.max(bitmap.width(), 110);
    return new Column(
        6, List.of(bitmap, Paragraph.of(caption, Face.SMALL, style.theme().muted(), width)));
  }

  Block legend(Scale scale, Palette palette, int height) {
    return new ColourBar(scale, palette, height, style.theme(), f -> opacity(f, palette));
  }

  Bitmap cover(Bitmap photo, Scale scale, Palette palette) {
    Volume map = overlay.heat().map();
    Volume shown =
        map.height() > photo.height() && map.width() > photo.width()
            ? Warp.area(map, photo.height(), photo.width())
            : Warp.bilinear(map, photo.height(), photo.width());
    double greyed = palette == Palette.JET ? 0 : GREYED;
    int[] pixels = new int[photo.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int rgb = photo.pixels()[i];
      double light = Colour.lightness(rgb);
      double dimmed = light * DIMMED;
      int base = Colour.mix(rgb, Colour.of(dimmed, dimmed, dimmed), greyed);
      double fraction = scale.fraction(shown.at(i));
      pixels[i] = Colour.mix(base, palette.rgb(fraction), opacity(fraction, palette));
    }
    return new Bitmap(photo.width(), photo.height(), pixels);
  }

  private double opacity(double fraction, Palette palette) {
    if (palette == Palette.JET || Double.isNaN(fraction)) {
      return overlay.opacity();
    }
    double inside = Math.min(1, Math.max(0, fraction));
    double strength = overlay.heat().signed() ? Math.abs(2 * inside - 1) : inside;
    return overlay.opacity() * Math.sqrt(strength);
  }
}
