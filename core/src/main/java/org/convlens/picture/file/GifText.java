package org.convlens.picture.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the comments of a GIF file (89a) that anybody may have written. */
public final class GifText {
  private static final int LARGEST_TEXT = 1 << 20;
  private static final int MOST_TEXTS = 64;
  private static final int SIGNATURE = 6;
  private static final int SCREEN = 7;
  private static final int IMAGE = 9;
  private static final int EXTENSION_MARK = 0x21;
  private static final int IMAGE_MARK = 0x2C;
  private static final int END_MARK = 0x3B;
  private static final int COMMENT = 0xFE;

  private final Path file;
  private final List<String> texts = new ArrayList<>();

  private GifText(Path file) {
    this.file = file;
  }

  /** Whether a file begins as a GIF does. */
  public static boolean isGif(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return isGif(in.readNBytes(SIGNATURE));
    }
  }

  private static boolean isGif(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.equals("GIF89a") || text.equals("GIF87a");
  }

  /**
   * The comments in the file's order; none where there are none.
   *
   * @throws IOException with one line, if it is no complete GIF
   */
  public static List<String> read(Path file) throws IOException {
    GifText text = new GifText(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      text.read(in);
    } catch (EOFException e) {
      throw new IOException(file + " is not a complete GIF picture", e);
    }
    return text.texts;
  }

  private void read(DataInputStream in) throws IOException {
    if (!isGif(in.readNBytes(SIGNATURE))) {
      throw new IOException(file + " is not a GIF picture");
    }
    byte[] screen = new byte[SCREEN];
    in.readFully(screen);
    skipColours(in, screen[4]);
    for (int mark = in.readUnsignedByte(); mark != END_MARK; mark = in.readUnsignedByte()) {
      if (mark == EXTENSION_MARK) {
        boolean comment = in.readUnsignedByte() == COMMENT;
        if (comment && texts.size() == MOST_TEXTS) {
          throw new IOException(file + " holds too much text for a picture");
        }
        byte[] data = blocks(in, comment);
        if (comment) {
          texts.add(new String(data, StandardCharsets.ISO_8859_1));
        }
      } else if (mark == IMAGE_MARK) {
        byte[] image = new byte[IMAGE];
        in.readFully(image);
        skipColours(in, image[IMAGE - 1]);
        in.readUnsignedByte();
        blocks(in, false);
      } else {
        throw new IOException(file + " is a damaged GIF picture: a part of the kind " + mark);
      }
    }
  }

  /** Skips a table of 3 · 2ⁿ⁺¹ bytes, if the flags say that there is one. */
  private static void skipColours(DataInputStream in, int flags) throws IOException {
    if ((flags & 0x80) != 0) {
      in.skipNBytes(3L << ((flags & 7) + 1));
    }
  }

  /** The data up to the empty block; nothing of what is not to be kept. */
  private byte[] blocks(DataInputStream in, boolean keep) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    byte[] block = new byte[255];
    for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
      in.readFully(block, 0, length);
      if (keep) {
        data.writeBytes(Arrays.copyOf(block, length));
      }
      if (data.size() > LARGEST_TEXT) {
        throw new IOException(file + " holds too much text for a picture");
      }
    }
    return data.toByteArray();
  }
}
