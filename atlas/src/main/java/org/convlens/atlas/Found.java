package org.convlens.atlas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a question to an atlas is answered with.
 *
 * @param columns their names
 * @param rows a value for each column: text, number, truth value, list of such, or null
 */
public record Found(List<String> columns, List<List<@Nullable Object>> rows) {
  public Found {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** As maps by column, for programs. */
  public List<Map<String, @Nullable Object>> facts() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Map<String, @Nullable Object> facts = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        facts.put(columns.get(i), row.get(i));
      }
      all.add(facts);
    }
    return all;
  }

  /** A row's value. */
  public @Nullable Object at(int row, String column) {
    return rows.get(row).get(columns.indexOf(column));
  }

  /** A row's number. */
  public double number(int row, String column) {
    return at(row, column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A row's text. */
  public String text(int row, String column) {
    return String.valueOf(at(row, column));
  }
}
