package org.convlens.atlas.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Optional;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file of {@link TableWriter} in their order. */
public final class TableReader implements AutoCloseable {
  private final Path path;
  private final FileChannel file;
  private final MessageType type;
  private final RowBuilder builder;
  private final MessageColumnIO columns;
  private final Iterator<RowGroup> groups;
  private @Nullable RecordReader<@Nullable Object[]> rows;
  private long left;

  /**
   * @throws IOException with one line, if it is no such file
   */
  public TableReader(Table table, Path path) throws IOException {
    this.path = path;
    this.type = table.type();
    this.builder = new RowBuilder(table);
    this.columns = new ColumnIOFactory().getColumnIO(type);
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      this.groups = ParquetFooter.read(file, table).groups().iterator();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw damaged(e);
    }
  }

  /**
   * The next row, as {@link Table} says.
   *
   * @return absent behind the last one
   * @throws IOException with one line, if the file is damaged
   */
  public Optional<@Nullable Object[]> next() throws IOException {
    try {
      while (left == 0) {
        if (!groups.hasNext()) {
          return Optional.empty();
        }
        GroupPages pages = new GroupPages(file, groups.next(), type);
        left = pages.getRowCount();
        rows = columns.getRecordReader(pages, builder);
      }
      left--;
      return Optional.ofNullable(rows == null ? null : rows.read());
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private IOException damaged(Exception e) {
    return new IOException("'" + path + "' is damaged: " + e.getMessage(), e);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
