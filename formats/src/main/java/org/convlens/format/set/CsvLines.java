package org.convlens.format.set;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a CSV text (RFC 4180), with commas, semicolons or tabs between the cells. */
final class CsvLines {
  private CsvLines() {}

  /**
   * Blank lines are left out.
   *
   * @param name what messages call the file
   * @throws IOException with one line, if a quote does not end
   */
  static List<List<String>> read(String name, String text) throws IOException {
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    char between = separator(content.lines().findFirst().orElse(""));
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < content.length() && content.charAt(i + 1) == '"';
        if (c == '"' && !doubled) {
          quoted = false;
        } else {
          cell.append(c);
          i += doubled ? 1 : 0;
        }
      } else if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (c == between || c == '\n' || c == '\r') {
        row.add(cell.toString().strip());
        cell.setLength(0);
        if (c != between) {
          finish(rows, row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new IOException("'" + name + "' has a quote that does not end");
    }
    row.add(cell.toString().strip());
    finish(rows, row);
    return rows;
  }

  private static void finish(List<List<String>> rows, List<String> row) {
    if (row.size() > 1 || !row.get(0).isEmpty()) {
      rows.add(row);
    }
  }

  private static char separator(String line) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(line, candidate) > count(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }
}
