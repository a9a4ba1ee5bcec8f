package org.convlens.atlas.table;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * What a table's rows are: in the order of its columns a value of each column's kind, or null.
 *
 * @param name also of its folder or file
 * @param sentence what a row is
 */
public record Table(String name, String sentence, List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
  }

  public static Table of(String name, String sentence, Column... columns) {
    return new Table(name, sentence, List.of(columns));
  }

  /** A column's place. */
  public int place(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column '" + column + "' in " + name);
  }

  MessageType type() {
    return new MessageType(name, columns.stream().map(Column::type).toArray(Type[]::new));
  }
}
