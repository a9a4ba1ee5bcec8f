package org.convlens.atlas.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.picture.file.Png;

/**
 * Many small square pictures as one: row by row, in their order. A picture that is not there is
 * grey.
 *
 * @param tiles 3 × H × W, 0..255
 * @param side pixels of each
 * @param columns of the sheet
 */
public record Sprites(List<Optional<Volume>> tiles, int side, int columns) {
  private static final int GREY = 0x808080;

  public byte[] png() {
    int rows = Math.max(1, (tiles.size() + columns - 1) / columns);
    BufferedImage sheet =
        new BufferedImage(columns * side, rows * side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < tiles.size(); i++) {
      int left = i % columns * side;
      int top = i / columns * side;
      Optional<Volume> tile =
          tiles.get(i).map(t -> Warp.pillow(t, side, side, Warp.Filter.BILINEAR));
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          sheet.setRGB(left + x, top + y, tile.isPresent() ? rgb(tile.get(), y, x) : GREY);
        }
      }
    }
    return Png.bytes(sheet, Map.of());
  }

  private static int rgb(Volume tile, int y, int x) {
    int rgb = 0;
    for (int c = 0; c < 3; c++) {
      float value = tile.at(Math.min(c, tile.channels() - 1), y, x);
      rgb = (rgb << 8) | Math.max(0, Math.min(255, Math.round(value)));
    }
    return rgb;
  }
}
