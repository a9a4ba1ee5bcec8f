package org.convlens.picture.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Portable Network Graphics (RFC 2083 and its iTXt chunk): 8-bit RGB, not interlaced, every row
 * filtered by the same rule, so that equal pixels and texts give equal bytes.
 */
public final class Png {
  /** The key under which a picture says how it was made. */
  public static final String PROVENANCE = "convlens";

  static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int LEVEL = 6;

  private Png() {}

  /**
   * @param text by key (1 to 79 Latin letters, digits or spaces); in the map's own order
   */
  public static void write(BufferedImage image, Map<String, String> text, OutputStream out)
      throws IOException {
    write(image, text, false, out);
  }

  private static void write(
      BufferedImage image, Map<String, String> text, boolean packed, OutputStream out)
      throws IOException {
    int width = image.getWidth();
    int height = image.getHeight();
    out.write(ByteBuffer.allocate(8).putLong(SIGNATURE).array());
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    chunk(out, "IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array());
    for (Map.Entry<String, String> entry : text.entrySet()) {
      chunk(out, "iTXt", international(entry.getKey(), entry.getValue(), packed));
    }
    chunk(out, "IDAT", compressed(image));
    chunk(out, "IEND", new byte[0]);
  }

  /** The whole file in memory. */
  public static byte[] bytes(BufferedImage image, Map<String, String> text) {
    return bytes(image, text, false);
  }

  /** The same with its texts compressed, for files of which there are many. */
  public static byte[] packed(BufferedImage image, Map<String, String> text) {
    return bytes(image, text, true);
  }

  private static byte[] bytes(BufferedImage image, Map<String, String> text, boolean packed) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      write(image, text, packed, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Writes the whole file or none: first beside the target, then moved over it.
   *
   * @throws IOException with one line, if there is no such folder, or the file cannot be written
   */
  public static void write(BufferedImage image, Map<String, String> text, Path target)
      throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException("cannot write '" + target + "': there is no folder '" + folder + "'");
    }
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(beside, bytes(image, text));
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The texts of a PNG file by key; empty where there are none. */
  public static Map<String, String> readText(Path file) throws IOException {
    return PngText.read(file);
  }

  private static byte[] international(String key, String value, boolean packed) throws IOException {
    if (!key.matches("[A-Za-z0-9 ]{1,79}")) {
      throw new IllegalArgumentException("a PNG text under the key '" + key + "'");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(key.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(new byte[] {0, (byte) (packed ? 1 : 0), 0, 0, 0});
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    if (!packed) {
      bytes.writeBytes(text);
      return bytes.toByteArray();
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream into = new DeflaterOutputStream(bytes, deflater)) {
      into.write(text);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] compressed(BufferedImage image) throws IOException {
    int width = image.getWidth();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(LEVEL);
    try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
      int[] pixels = new int[width];
      byte[] above = new byte[3 * width];
      byte[] row = new byte[3 * width];
      PngFilter filter = new PngFilter(3 * width);
      for (int y = 0; y < image.getHeight(); y++) {
        row(image, y, pixels);
        for (int x = 0; x < width; x++) {
          row[3 * x] = (byte) (pixels[x] >> 16);
          row[3 * x + 1] = (byte) (pixels[x] >> 8);
          row[3 * x + 2] = (byte) pixels[x];
        }
        packed.write(filter.best(row, above));
        byte[] swap = above;
        above = row;
        row = swap;
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** What a picture holds as such numbers anyway is copied instead of converted. */
  private static void row(BufferedImage image, int y, int[] pixels) {
    int type = image.getType();
    if (type == BufferedImage.TYPE_INT_RGB || type == BufferedImage.TYPE_INT_ARGB) {
      image.getRaster().getDataElements(0, y, pixels.length, 1, pixels);
    } else {
      image.getRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
    }
  }

  private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.write(ByteBuffer.allocate(4).putInt(data.length).array());
    out.write(name);
    out.write(data);
    out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
