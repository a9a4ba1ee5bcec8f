package org.convlens.picture.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads the texts (tEXt, zTXt, iTXt) of a PNG file that anybody may have written. */
final class PngText {
  private static final int LARGEST_TEXT = 1 << 20;
  private static final int MOST_TEXTS = 64;
  private static final int MOST_CHUNKS = 1_000_000;

  private final Path file;
  private int parts;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private PngText(Path file) {
    this.file = file;
  }

  static Map<String, String> read(Path file) throws IOException {
    PngText text = new PngText(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      text.read(in);
    } catch (EOFException | ZipException e) {
      throw new IOException(file + " is not a complete PNG picture", e);
    }
    return text.texts;
  }

  private void read(DataInputStream in) throws IOException {
    if (in.readLong() != Png.SIGNATURE) {
      throw new IOException(file + " is not a PNG picture");
    }
    for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      int length = in.readInt();
      byte[] type = in.readNBytes(4);
      String name = new String(type, StandardCharsets.US_ASCII);
      if (length < 0) {
        throw new IOException(file + " is a damaged PNG picture: a part of " + length + " bytes");
      }
      if (name.equals("IEND")) {
        return;
      }
      if (name.equals("tEXt") || name.equals("zTXt") || name.equals("iTXt")) {
        keep(name, part(in, type, length));
      } else {
        in.skipNBytes(length + 4L);
      }
    }
    throw new IOException(file + " is a damaged PNG picture: too many parts");
  }

  private byte[] part(DataInputStream in, byte[] type, int length) throws IOException {
    if (length > LARGEST_TEXT || ++parts > MOST_TEXTS) {
      throw new IOException(file + " holds too much text for a picture");
    }
    byte[] data = in.readNBytes(length);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    if (data.length < length || in.readInt() != (int) sum.getValue()) {
      throw new IOException(file + " is a damaged PNG picture: a checksum is wrong");
    }
    return data;
  }

  private void keep(String chunk, byte[] data) throws IOException {
    int key = end(data, 0);
    String name = new String(data, 0, key, StandardCharsets.ISO_8859_1);
    int from = key + 1;
    boolean packed = chunk.equals("zTXt");
    Charset charset = StandardCharsets.ISO_8859_1;
    if (packed) {
      from++;
    } else if (chunk.equals("iTXt")) {
      packed = from < data.length && data[from] == 1;
      from = end(data, end(data, Math.min(from + 2, data.length)) + 1) + 1;
      charset = StandardCharsets.UTF_8;
    }
    byte[] body = from >= data.length ? new byte[0] : tail(data, from, packed);
    texts.put(name, new String(body, charset));
  }

  private byte[] tail(byte[] data, int from, boolean packed) throws IOException {
    ByteArrayInputStream plain = new ByteArrayInputStream(data, from, data.length - from);
    if (!packed) {
      return plain.readAllBytes();
    }
    try (InflaterInputStream unpacked = new InflaterInputStream(plain)) {
      byte[] text = unpacked.readNBytes(LARGEST_TEXT + 1);
      if (text.length > LARGEST_TEXT) {
        throw new IOException(file + " holds too much text for a picture");
      }
      return text;
    }
  }

  /** The place of the next zero byte, or the end. */
  private static int end(byte[] data, int from) {
    int at = Math.min(from, data.length);
    while (at < data.length && data[at] != 0) {
      at++;
    }
    return at;
  }
}
