package org.convlens.format.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file that matter for its pixels (PNG specification, third edition).
 *
 * @param bits of one sample: 1, 2, 4, 8 or 16
 * @param palette red, green, blue by turns; empty without one
 * @param transparency alphas of the palette, or the one transparent colour in 16-bit samples
 * @param data the compressed rows
 */
record PngHeader(
    int width,
    int height,
    int bits,
    Colour colour,
    boolean interlaced,
    byte[] palette,
    byte[] transparency,
    Orientation orientation,
    List<ByteArrayInputStream> data) {

  /** What the samples of a pixel mean. */
  enum Colour {
    GREY(0, 1, true),
    RGB(2, 3, false),
    PALETTE(3, 1, false),
    GREY_ALPHA(4, 2, true),
    RGBA(6, 4, false);

    private final int code;
    private final int samples;
    private final boolean grey;

    Colour(int code, int samples, boolean grey) {
      this.code = code;
      this.samples = samples;
      this.grey = grey;
    }

    int samples() {
      return samples;
    }

    boolean isGrey() {
      return grey;
    }

    private boolean allows(int bits) {
      return switch (this) {
        case GREY -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
        case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
        default -> bits == 8 || bits == 16;
      };
    }

    private static Colour of(int code) throws IOException {
      for (Colour colour : values()) {
        if (colour.code == code) {
          return colour;
        }
      }
      throw new IOException("it has colour type " + code);
    }
  }

  InputStream rows() {
    return new SequenceInputStream(Collections.enumeration(data));
  }

  int bitsPerPixel() {
    return bits * colour.samples();
  }

  static PngHeader read(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(8);
    ByteBuffer header = null;
    byte[] palette = {};
    byte[] transparency = {};
    Orientation orientation = Orientation.UPRIGHT;
    List<ByteArrayInputStream> data = new ArrayList<>();
    while (in.remaining() >= 12) {
      int start = in.position();
      int length = in.getInt();
      String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > in.remaining() - 8) {
        throw new EOFException();
      }
      int from = start + 8;
      boolean intact = checksum(bytes, start + 4, length + 4) == in.getInt(from + length);
      if (!intact && Character.isUpperCase(type.charAt(0))) {
        throw new IOException(
            "the checksum of its part " + type.replaceAll("\\W", "?") + " is wrong");
      }
      switch (type) {
        case "IHDR" -> header = ByteBuffer.wrap(bytes, from, length).slice();
        case "PLTE" -> palette = copy(bytes, from, Math.min(length, 768));
        case "tRNS" -> transparency = copy(bytes, from, Math.min(length, 256));
        case "eXIf" -> orientation = Orientation.read(bytes, from, length);
        case "IDAT" -> data.add(new ByteArrayInputStream(bytes, from, length));
        default -> {}
      }
      in.position(from + length + 4);
      if (type.equals("IEND")) {
        break;
      }
    }
    if (header == null || header.capacity() < 13 || data.isEmpty()) {
      throw new EOFException();
    }
    return of(header, palette, transparency, orientation, data);
  }

  private static PngHeader of(
      ByteBuffer header,
      byte[] palette,
      byte[] transparency,
      Orientation orientation,
      List<ByteArrayInputStream> data)
      throws IOException {
    Colour colour = Colour.of(header.get(9));
    int bits = header.get(8);
    if (!colour.allows(bits) || header.get(10) != 0 || header.get(11) != 0) {
      throw new IOException("it has " + bits + " bits of " + colour);
    }
    return new PngHeader(
        header.getInt(0),
        header.getInt(4),
        bits,
        colour,
        header.get(12) != 0,
        palette,
        transparency,
        orientation,
        data);
  }

  private static byte[] copy(byte[] bytes, int from, int length) {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
