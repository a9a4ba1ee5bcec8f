package org.convlens.atlas.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Puts the footer of a Parquet file into an order of its own. The writer lists the encodings of a
 * column as a set of enum constants gives them, and that order is another in every process.
 */
final class EvenFooter {
  /** Four bytes for the footer's length, and {@code PAR1}. */
  private static final int TAIL = 8;

  private EvenFooter() {}

  static void order(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      long end = open.length() - TAIL;
      open.seek(end);
      int length = Integer.reverseBytes(open.readInt());
      byte[] footer = new byte[length];
      open.seek(end - length);
      open.readFully(footer);
      FileMetaData facts = Util.readFileMetaData(new ByteArrayInputStream(footer));
      for (RowGroup group : facts.getRow_groups()) {
        for (ColumnChunk chunk : group.getColumns()) {
          order(chunk.getMeta_data());
        }
      }
      ByteArrayOutputStream ordered = new ByteArrayOutputStream(length);
      Util.writeFileMetaData(facts, ordered);
      open.seek(end - length);
      open.write(ordered.toByteArray());
      open.writeInt(Integer.reverseBytes(ordered.size()));
      open.write("PAR1".getBytes(StandardCharsets.US_ASCII));
      open.setLength(open.getFilePointer());
    }
  }

  private static void order(ColumnMetaData column) {
    column.getEncodings().sort(Comparator.naturalOrder());
    if (column.isSetEncoding_stats()) {
      column
          .getEncoding_stats()
          .sort(
              Comparator.comparing(PageEncodingStats::getPage_type)
                  .thenComparing(PageEncodingStats::getEncoding));
    }
  }
}
