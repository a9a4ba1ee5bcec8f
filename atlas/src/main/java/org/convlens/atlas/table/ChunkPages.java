package org.convlens.atlas.table;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The pages of one column in a group of rows. */
final class ChunkPages implements PageReader {
  private static final int MOST = 1 << 30;

  private final Deque<DataPage> pages = new ArrayDeque<>();
  private final long values;
  private @Nullable DictionaryPage dictionary;

  /**
   * @throws IOException if it is damaged, or packed otherwise than {@link TableWriter} packs
   */
  ChunkPages(FileChannel file, ColumnMetaData chunk, PrimitiveType type) throws IOException {
    if (chunk.getCodec() != CompressionCodec.ZSTD) {
      throw new IOException("packed with " + chunk.getCodec() + ", not with zstd");
    }
    long size = chunk.getTotal_compressed_size();
    if (size < 0 || size > MOST) {
      throw new IOException("a column of " + size + " bytes");
    }
    long start =
        chunk.isSetDictionary_page_offset()
            ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
            : chunk.getData_page_offset();
    this.values = chunk.getNum_values();
    ByteArrayInputStream in =
        new ByteArrayInputStream(ParquetFooter.bytes(file, start, (int) size));
    while (in.available() > 0) {
      add(in, type);
    }
  }

  private void add(ByteArrayInputStream in, PrimitiveType type) throws IOException {
    PageHeader header = Util.readPageHeader(in);
    byte[] packed = in.readNBytes(header.getCompressed_page_size());
    int size = header.getUncompressed_page_size();
    if (size < 0 || size > MOST) {
      throw new IOException("a page of " + size + " bytes");
    }
    BytesInput bytes = BytesInput.from(Zstd.decompress(packed, size));
    if (header.getType() == PageType.DICTIONARY_PAGE) {
      dictionary =
          new DictionaryPage(
              bytes,
              size,
              header.getDictionary_page_header().getNum_values(),
              encoding(header.getDictionary_page_header().getEncoding()));
    } else if (header.getType() == PageType.DATA_PAGE) {
      DataPageHeader page = header.getData_page_header();
      pages.add(
          new DataPageV1(
              bytes,
              page.getNum_values(),
              size,
              Statistics.noopStats(type),
              encoding(page.getRepetition_level_encoding()),
              encoding(page.getDefinition_level_encoding()),
              encoding(page.getEncoding())));
    } else {
      throw new IOException("a page of kind " + header.getType());
    }
  }

  private static Encoding encoding(org.apache.parquet.format.Encoding there) {
    return Encoding.valueOf(there.name());
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    return dictionary;
  }

  @Override
  public long getTotalValueCount() {
    return values;
  }

  @Override
  public @Nullable DataPage readPage() {
    return pages.poll();
  }
}
