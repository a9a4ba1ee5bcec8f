package org.convlens.format.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file is missing, damaged, or holds what cannot be read. The message is one line. */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  public FormatException(String message) {
    super(oneLine(message));
  }

  public FormatException(String message, @Nullable Throwable cause) {
    super(oneLine(message), cause);
  }

  /** A message that begins with the file's name. */
  public static FormatException in(Path file, String message, @Nullable Throwable cause) {
    return new FormatException(file + ": " + message, cause);
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    boolean broken = false;
    for (int i = 0; i < message.length() && line.length() <= LONGEST; i++) {
      char c = message.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      if (breaks) {
        line.setLength(broken ? line.length() : line.toString().stripTrailing().length());
        broken = true;
      } else if (!(broken || line.isEmpty()) || !Character.isWhitespace(c)) {
        line.append(broken ? " " : "").append(c);
        broken = false;
      }
    }
    String whole = line.toString().strip();
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
  }
}
