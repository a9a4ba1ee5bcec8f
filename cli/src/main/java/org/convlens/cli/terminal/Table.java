package org.convlens.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Text in columns, each as wide as its widest cell. */
public final class Table {
  public static final String BETWEEN = "  ";

  private final List<String> headings;
  private final List<Boolean> right = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param headings those that begin with {@code >} head columns of numbers, flush right
   */
  public Table(List<String> headings) {
    this.headings = headings.stream().map(h -> h.startsWith(">") ? h.substring(1) : h).toList();
    headings.forEach(h -> right.add(h.startsWith(">")));
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A line across all columns, which makes none of them wider. */
  public Table line(String text) {
    rows.add(List.of(text));
    return this;
  }

  public void print(PrintWriter out) {
    int[] widths = new int[headings.size()];
    widen(widths, headings);
    rows.stream().filter(row -> !isLine(row)).forEach(row -> widen(widths, row));
    out.println(line(widths, headings));
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    out.println(line(widths, rule));
    rows.forEach(row -> out.println(isLine(row) ? row.get(0) : line(widths, row)));
  }

  private boolean isLine(List<String> row) {
    return row.size() < headings.size();
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], width(cells.get(i)));
    }
  }

  private String line(int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String space = " ".repeat(widths[i] - width(cell));
      line.append(right.get(i) ? space + cell : cell + space).append(BETWEEN);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return Wrapped.columns(cell);
  }
}
