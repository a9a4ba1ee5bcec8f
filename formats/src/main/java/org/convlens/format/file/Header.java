package org.convlens.format.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is known of a file before it is read.
 *
 * @param path where it lies
 * @param start its first bytes, up to {@value #LENGTH}
 * @param size bytes of the whole file
 */
public record Header(Path path, byte[] start, long size) {
  /** The most bytes that {@link #start} holds. */
  public static final int LENGTH = 4096;

  /**
   * @throws FormatException with the reason, if the path is not a file with something in it
   */
  public static Header of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      String known = ForeignFormat.folder(path).orElse("a folder, not a file");
      throw FormatException.in(path, "this is " + known, null);
    }
    if (!Files.exists(path)) {
      throw FormatException.in(path, "there is no such file", null);
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw FormatException.in(path, "this file cannot be read", null);
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(LENGTH);
      if (start.length == 0) {
        throw FormatException.in(path, "the file is empty", null);
      }
      return new Header(path, start, Files.size(path));
    }
  }

  /** Whether the file starts with these bytes. */
  public boolean startsWith(int... bytes) {
    if (start.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (start[i] != (byte) bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file starts with this text. */
  public boolean startsWith(String text) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(text);
  }

  /** What a file that nobody can read seems to be, for the refusal. */
  public String resembles() {
    if (startsWith(0xff, 0xd8, 0xff)) {
      return "a JPEG picture";
    }
    if (startsWith(0x89, 'P', 'N', 'G')) {
      return "a PNG picture";
    }
    if (startsWith("GIF8") || startsWith("BM") || startsWith("RIFF")) {
      return "a picture";
    }
    if (startsWith(0x89, 'H', 'D', 'F')) {
      return "an HDF5 file";
    }
    if (startsWith('P', 'K', 3, 4)) {
      return "a zip archive";
    }
    if (startsWith(0x1f, 0x8b)) {
      return "a gzip archive";
    }
    if (startsWith("%PDF")) {
      return "a PDF document";
    }
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return "binary data of another kind";
      }
    }
    return startsWith("{") || startsWith("[") ? "JSON text" : "text";
  }
}
