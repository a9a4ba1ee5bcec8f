package org.convlens.task;

/** Texts out of files, as a terminal and a table can show them on one line. */
public final class Visible {
  private Visible() {}

  /**
   * Line breaks, other control characters and those that turn the direction of writing round become
   * what stands for them in programs: {@code \\n}, {@code \\t}, {@code \\u001b}.
   */
  public static String of(String text) {
    if (text.chars().noneMatch(Visible::isHidden)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(isHidden(c) ? escape(c) : String.valueOf(c));
    }
    return shown.toString();
  }

  private static boolean isHidden(int c) {
    boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || turns;
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", (int) c);
    };
  }
}
