package org.convlens.format.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import org.convlens.array.Volume;

/** Decodes JPEG with the JDK's libjpeg and converts its raw components as libjpeg does. */
final class JpegPicture {
  private JpegPicture() {}

  static Volume decode(byte[] bytes) throws IOException {
    JpegHeader header = JpegHeader.read(bytes);
    RefusedException.unlessSmall(header.width(), header.height());
    if (!header.complete() && (header.scans() != 1 || header.progressive())) {
      throw new EOFException();
    }
    Raster raster = components(header.complete() ? bytes : ended(bytes));
    if (raster.getWidth() != header.width() || raster.getHeight() != header.height()) {
      throw new IOException("two places disagree about its size");
    }
    byte[] data = ((DataBufferByte) raster.getDataBuffer()).getData();
    return convert(header, data, raster.getNumBands()).upright(header.orientation());
  }

  /** The file with an end marker, for pictures that lack nothing else. */
  private static byte[] ended(byte[] bytes) {
    byte[] ended = Arrays.copyOf(bytes, bytes.length + 2);
    ended[bytes.length] = (byte) 0xff;
    ended[bytes.length + 1] = (byte) 0xd9;
    return ended;
  }

  private static Raster components(byte[] bytes) throws IOException {
    ImageReader reader = JdkReader.of("com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try (EndingStream stream = new EndingStream(bytes)) {
      reader.setInput(stream, true, true);
      Raster raster = reader.readRaster(0, null);
      for (String warning : warnings) {
        if (meansLoss(warning)) {
          throw new IOException(
              warning.contains("premature")
                  ? "it ends too early"
                  : warning.toLowerCase(Locale.ROOT));
        }
      }
      return raster;
    } finally {
      reader.dispose();
    }
  }

  /** Surplus bytes and strange headers are harmless; missing or wrong data are not. */
  private static boolean meansLoss(String warning) {
    return (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes"))
        || warning.startsWith("Truncated")
        || warning.startsWith("Premature")
        || warning.startsWith("Inconsistent progression");
  }

  private static Pixels convert(JpegHeader header, byte[] data, int bands) throws IOException {
    Pixels pixels = Pixels.of(bands == 1 ? 1 : 3, header.width(), header.height());
    int count = header.width() * header.height();
    boolean lumaChroma = header.isLumaChroma();
    for (int i = 0, at = 0; i < count; i++, at += bands) {
      if (bands > 2 && lumaChroma) {
        colour(data, at);
      }
      switch (bands) {
        case 1 -> pixels.planes()[0][i] = data[at];
        case 3 -> {
          for (int c = 0; c < 3; c++) {
            pixels.planes()[c][i] = data[at + c];
          }
        }
        case 4 -> inks(pixels, i, data, at, lumaChroma);
        default -> throw new IOException("it has " + bands + " components");
      }
    }
    return pixels;
  }

  /** Luma and chroma to red, green and blue, in place, with libjpeg's 16-bit fractions. */
  private static void colour(byte[] data, int at) {
    int y = data[at] & 0xff;
    int cb = (data[at + 1] & 0xff) - 128;
    int cr = (data[at + 2] & 0xff) - 128;
    data[at] = clip(y + ((91881 * cr + 32768) >> 16));
    data[at + 1] = clip(y + ((-22554 * cb - 46802 * cr + 32768) >> 16));
    data[at + 2] = clip(y + ((116130 * cb + 32768) >> 16));
  }

  /**
   * Four inks on white paper, as Adobe stores them (255 for none).
   *
   * @param complemented whether the three colours already are 255 − ink
   */
  private static void inks(Pixels pixels, int i, byte[] data, int at, boolean complemented) {
    int light = data[at + 3] & 0xff;
    for (int c = 0; c < 3; c++) {
      int stored = data[at + c] & 0xff;
      pixels.set(c, i, Pixels.underBlack(complemented ? stored : 255 - stored, light));
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
