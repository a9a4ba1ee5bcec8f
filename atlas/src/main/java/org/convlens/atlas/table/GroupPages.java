package org.convlens.atlas.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.MessageType;

/** The pages of all columns of a group of rows. */
final class GroupPages implements PageReadStore {
  private final long rows;
  private final Map<List<String>, ChunkPages> columns = new HashMap<>();

  GroupPages(FileChannel file, RowGroup group, MessageType type) throws IOException {
    this.rows = group.getNum_rows();
    for (ColumnChunk chunk : group.getColumns()) {
      List<String> path = chunk.getMeta_data().getPath_in_schema();
      ColumnDescriptor column = type.getColumnDescription(path.toArray(String[]::new));
      columns.put(path, new ChunkPages(file, chunk.getMeta_data(), column.getPrimitiveType()));
    }
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    ChunkPages pages = columns.get(Arrays.asList(column.getPath()));
    if (pages == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return pages;
  }

  @Override
  public long getRowCount() {
    return rows;
  }
}
