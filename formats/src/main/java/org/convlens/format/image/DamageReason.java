package org.convlens.format.image;

import java.io.EOFException;

/** One line out of a decoder's exception. */
final class DamageReason {
  private static final int MOST_CHARACTERS = 120;

  private DamageReason() {}

  static String of(Exception e) {
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    String message = e.getMessage();
    if (message == null || message.isBlank() || e instanceof RuntimeException) {
      return "its data make no sense";
    }
    String line = message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?").strip();
    return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line;
  }
}
