package org.convlens.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a limited width, broken between words. */
public final class Wrapped {
  /** Columns of what is written for people, as of the help. */
  public static final int WIDTH = 100;

  private Wrapped() {}

  /** A word that is wider has a line of its own. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      boolean full = line.codePointCount(0, line.length()) + 1 + columns(word) > width;
      if (!line.isEmpty() && full) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  public static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
