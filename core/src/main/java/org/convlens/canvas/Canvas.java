package org.convlens.canvas;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/** Opaque RGB pixels (0xRRGGBB) to paint on. What lies outside is cut off. */
public final class Canvas {
  private static final AffineTransform AS_IS = new AffineTransform();

  private final int width;
  private final int height;
  private final int[] pixels;

  public Canvas(int width, int height, int background) {
    this.width = width;
    this.height = height;
    this.pixels = new int[Math.multiplyExact(width, height)];
    Arrays.fill(pixels, background);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int at(int x, int y) {
    return pixels[y * width + x];
  }

  /** Lays a colour over a pixel. */
  public void blend(int x, int y, int rgb, double opacity) {
    if (x >= 0 && y >= 0 && x < width && y < height && opacity > 0) {
      pixels[y * width + x] = Colour.mix(pixels[y * width + x], rgb, opacity);
    }
  }

  /** A rectangle of one colour. */
  public void fill(int x, int y, int w, int h, int rgb) {
    for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
      int from = row * width + Math.max(0, Math.min(width, x));
      int to = row * width + Math.max(0, Math.min(width, x + w));
      if (from < to) {
        Arrays.fill(pixels, from, to, rgb);
      }
    }
  }

  /** The border, one pixel wide, just inside a rectangle. */
  public void frame(int x, int y, int w, int h, int rgb) {
    fill(x, y, w, 1, rgb);
    fill(x, y + h - 1, w, 1, rgb);
    fill(x, y, 1, h, rgb);
    fill(x + w - 1, y, 1, h, rgb);
  }

  /** Thin diagonal lines in a rectangle: "nothing here". */
  public void hatch(int x, int y, int w, int h, int rgb) {
    for (int row = 0; row < h; row++) {
      for (int column = 0; column < w; column++) {
        if ((row + column) % 6 == 0) {
          blend(x + column, y + row, rgb, 1);
        }
      }
    }
  }

  /** The inside of a path, its edges smoothed. */
  public void fill(Shape path, int rgb) {
    lay(Mask.of(path, AS_IS), 0, 0, rgb);
  }

  /** Copies a block of pixels. */
  public void copy(int[] source, int sourceWidth, int x, int y) {
    int rows = sourceWidth == 0 ? 0 : source.length / sourceWidth;
    int first = Math.max(0, -x);
    int count = Math.min(width - x, sourceWidth) - first;
    for (int row = Math.max(0, -y); row < Math.min(rows, height - y) && count > 0; row++) {
      System.arraycopy(
          source, row * sourceWidth + first, pixels, (y + row) * width + x + first, count);
    }
  }

  /**
   * Writes one line.
   *
   * @param x where the text begins
   * @param baseline the line that the letters stand on
   */
  public void text(String text, double x, int baseline, Face face, int rgb) {
    double pen = x;
    for (int codePoint : Face.printable(text)) {
      int quarters = (int) Math.round(pen * 4);
      if (codePoint != ' ') {
        Mask mask = face.mask(codePoint, Math.floorMod(quarters, 4));
        lay(mask, Math.floorDiv(quarters, 4), baseline, rgb);
      }
      pen += face.advance(codePoint);
    }
  }

  /** Writes one line around a centre. */
  public void centred(String text, double centre, int baseline, Face face, int rgb) {
    text(text, Math.rint(centre - face.width(text) / 2.0), baseline, face, rgb);
  }

  private void lay(Mask mask, int x, int y, int rgb) {
    for (int row = 0; row < mask.height; row++) {
      for (int column = 0; column < mask.width; column++) {
        float covered = mask.at(column, row);
        if (covered > 0.002) {
          blend(x + mask.left + column, y + mask.top + row, rgb, covered);
        }
      }
    }
  }

  /** The pixels as a picture that shares them. */
  public BufferedImage toImage() {
    DirectColorModel model = new DirectColorModel(24, 0xff0000, 0xff00, 0xff);
    DataBufferInt buffer = new DataBufferInt(pixels, pixels.length);
    WritableRaster raster =
        Raster.createPackedRaster(buffer, width, height, width, model.getMasks(), null);
    return new BufferedImage(model, raster, false, null);
  }
}
