package org.convlens.method;

import java.util.List;

/**
 * Facts in rows, for people.
 *
 * @param headings those that begin with {@code >} head columns of numbers
 * @param rows each with a cell for every heading
 */
public record Ledger(String title, List<String> headings, List<List<String>> rows) {
  public Ledger {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(row + " under " + headings);
      }
    }
  }
}
