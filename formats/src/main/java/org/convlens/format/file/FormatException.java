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
    String line = message.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
