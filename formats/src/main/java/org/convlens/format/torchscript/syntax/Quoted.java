package org.convlens.format.torchscript.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A text in quotes.
 *
 * @param end where the source goes on after it
 */
record Quoted(String text, int end) {
  private static final String ESCAPES = "abfnrtv\\'\"\n";
  private static final String MEANINGS = "\007\b\f\n\r\t\013\\'\"";

  /** The text that starts with a quote; nothing if it has no end. */
  static @Nullable Quoted at(String source, int start) {
    char quote = source.charAt(start);
    StringBuilder text = new StringBuilder();
    int at = start + 1;
    while (at < source.length() && source.charAt(at) != quote) {
      char c = source.charAt(at++);
      if (c != '\\' || at == source.length()) {
        text.append(c);
        continue;
      }
      int octal = at;
      while (octal < Math.min(at + 3, source.length()) && isOctal(source.charAt(octal))) {
        octal++;
      }
      if (octal > at) {
        text.append((char) Integer.parseInt(source.substring(at, octal), 8));
        at = octal;
        continue;
      }
      int known = ESCAPES.indexOf(source.charAt(at));
      if (known < 0) {
        text.append('\\').append(source.charAt(at));
      } else if (known < MEANINGS.length()) {
        text.append(MEANINGS.charAt(known));
      }
      at++;
    }
    return at < source.length() ? new Quoted(text.toString(), at + 1) : null;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
