package org.convlens.atlas.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * What stands at the end of a Parquet file. Read here since parquet-java's own reader needs Hadoop.
 *
 * @param groups of rows, in their order
 */
record ParquetFooter(List<RowGroup> groups) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = 8;
  private static final int MOST = 256 << 20;

  /**
   * @throws IOException if it is no such file, or of other columns
   */
  static ParquetFooter read(FileChannel file, Table table) throws IOException {
    long size = file.size();
    if (size < TAIL + MAGIC.length) {
      throw new IOException("it is too short");
    }
    byte[] tail = bytes(file, size - TAIL, TAIL);
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    boolean marked = java.util.Arrays.equals(tail, MAGIC.length, TAIL, MAGIC, 0, MAGIC.length);
    if (!marked || length <= 0 || length > Math.min(MOST, size - TAIL)) {
      throw new IOException("it does not end as Parquet files do");
    }
    byte[] footer = bytes(file, size - TAIL - length, length);
    FileMetaData facts = Util.readFileMetaData(new ByteArrayInputStream(footer));
    requireColumns(facts, table);
    return new ParquetFooter(List.copyOf(facts.getRow_groups()));
  }

  /** The columns' names, those within lists left out. */
  private static void requireColumns(FileMetaData facts, Table table) throws IOException {
    List<String> there =
        facts.getSchema().stream()
            .skip(1)
            .map(SchemaElement::getName)
            .filter(name -> !name.equals(Column.LIST) && !name.equals(Column.ELEMENT))
            .toList();
    List<String> wanted = table.columns().stream().map(Column::name).toList();
    if (!Objects.equals(there, wanted)) {
      throw new IOException("its columns are " + there + ", not " + wanted);
    }
  }

  static byte[] bytes(FileChannel file, long from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    long place = from;
    while (buffer.hasRemaining()) {
      int read = file.read(buffer, place);
      if (read < 0) {
        throw new IOException("it is cut off");
      }
      place += read;
    }
    return buffer.array();
  }
}
