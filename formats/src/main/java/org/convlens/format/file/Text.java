package org.convlens.format.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files. */
public final class Text {
  private Text() {}

  /**
   * The whole file, in UTF-8.
   *
   * @param most bytes that it may have
   * @throws FormatException with one line, if it is longer or other than text
   */
  public static String read(Path file, long most) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw FormatException.in(file, "this is not a file with text", null);
    }
    long size = Files.size(file);
    if (size > most) {
      throw FormatException.in(
          file, "the text is too long: %,d bytes, at most %,d".formatted(size, most), null);
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw FormatException.in(file, "this is not text in UTF-8", e);
    }
  }
}
