package org.convlens.picture.drawing;

import java.awt.image.BufferedImage;
import java.util.List;
import org.convlens.canvas.Bitmap;
import org.convlens.picture.Raster;

/** A picture as it is, enlarged by a whole factor if it is small. */
record RasterDrawing(Raster raster, Style style) {
  private static final int LEAST = 360;
  private static final int MOST = 1200;

  BufferedImage draw() {
    Bitmap bitmap = Colouring.sized(Colouring.photo(raster.pixels()), LEAST, MOST);
    return new Page(raster.title(), bitmap, List.of()).paint(style.theme());
  }
}
