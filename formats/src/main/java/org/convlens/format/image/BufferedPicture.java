package org.convlens.format.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.PackedColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;

/** Decodes with an ImageIO reader and takes the stored samples, without colour management. */
final class BufferedPicture {
  private BufferedPicture() {}

  static Pixels decode(ImageReader reader, byte[] bytes) throws IOException {
    return pixels(image(reader, bytes));
  }

  /** How opaque each pixel is, 0 to 255, row by row. */
  static byte[] opacity(ImageReader reader, byte[] bytes) throws IOException {
    BufferedImage image = image(reader, bytes);
    Raster alpha = image.getAlphaRaster();
    byte[] opacity = new byte[Math.multiplyExact(image.getWidth(), image.getHeight())];
    for (int i = 0; i < opacity.length; i++) {
      int x = i % image.getWidth();
      opacity[i] = (byte) (alpha == null ? 255 : alpha.getSample(x, i / image.getWidth(), 0));
    }
    return opacity;
  }

  private static BufferedImage image(ImageReader reader, byte[] bytes) throws IOException {
    try (EndingStream stream = new EndingStream(bytes)) {
      List<String> gaps = new ArrayList<>();
      reader.addIIOReadWarningListener(
          (source, warning) -> {
            if (warning.contains("not implemented") || warning.contains("not supported")) {
              gaps.add(warning);
            }
          });
      reader.setInput(stream, true, true);
      RefusedException.unlessSmall(reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      if (!gaps.isEmpty()) {
        throw new RefusedException("uses a rare feature (" + gaps.get(0) + "): save it as PNG");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  /**
   * @throws RefusedException if it is of a rare kind
   */
  static Pixels pixels(BufferedImage image) throws RefusedException {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    boolean palette = model instanceof IndexColorModel;
    if (!palette && (bands < 1 || bands > 4)) {
      throw new RefusedException("has " + bands + " channels, not 1 to 4: save it as PNG");
    }
    Pixels pixels = Pixels.of(palette || bands > 2 ? 3 : 1, image.getWidth(), image.getHeight());
    boolean inks = !palette && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    boolean alpha = !palette && model.hasAlpha();
    boolean multiplied = alpha && model.isAlphaPremultiplied();
    int[] most = most(model, bands);
    int[] samples = new int[bands * image.getWidth()];
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, image.getWidth(), 1, samples);
      for (int x = 0; x < image.getWidth(); x++, i++) {
        if (palette) {
          paint(pixels, i, ((IndexColorModel) model).getRGB(samples[x]));
          continue;
        }
        if (inks) {
          paint(pixels, i, samples, x * bands, most);
          continue;
        }
        int opacity = alpha ? eight(samples[x * bands + bands - 1], most[bands - 1]) : 255;
        for (int c = 0; c < pixels.planes().length; c++) {
          int value = eight(samples[x * bands + c], most[c]);
          pixels.set(
              c,
              i,
              multiplied ? Math.min(255, value + 255 - opacity) : Pixels.onWhite(value, opacity));
        }
      }
    }
    return pixels;
  }

  private static void paint(Pixels pixels, int index, int[] samples, int from, int[] most) {
    int light = 255 - eight(samples[from + 3], most[3]);
    for (int c = 0; c < 3; c++) {
      pixels.set(c, index, Pixels.underBlack(eight(samples[from + c], most[c]), light));
    }
  }

  private static void paint(Pixels pixels, int index, int argb) {
    for (int c = 0; c < 3; c++) {
      pixels.set(c, index, Pixels.onWhite((argb >> (16 - 8 * c)) & 0xff, argb >>> 24));
    }
  }

  /** The greatest value of each band. */
  private static int[] most(ColorModel model, int bands) throws RefusedException {
    int[] most = new int[bands];
    for (int b = 0; b < bands; b++) {
      int bits =
          model instanceof PackedColorModel || model.getNumComponents() == bands
              ? model.getComponentSize(b)
              : 8;
      if (bits < 1 || bits > 16) {
        throw new RefusedException("has samples of " + bits + " bits: save it with 8 or 16");
      }
      most[b] = (1 << bits) - 1;
    }
    return most;
  }

  private static int eight(int sample, int most) {
    return most == 255 ? sample : most == 65535 ? sample >> 8 : sample * 255 / most;
  }
}
