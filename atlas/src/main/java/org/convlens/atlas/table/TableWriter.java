package org.convlens.atlas.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.convlens.array.Half;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table's rows to a file, which is whole once this is closed. Rows that stand in memory
 * take at most some megabytes.
 */
public final class TableWriter implements AutoCloseable {
  private static final long GROUP_BYTES = 8 << 20;
  private static final int PAGE_BYTES = 256 << 10;

  private final ParquetWriter<@Nullable Object[]> writer;

  /**
   * @param file which is written over
   */
  public TableWriter(Table table, Path file) throws IOException {
    // What holds for single columns is not heeded reliably when several threads begin to write.
    this.writer =
        new Builder(new LocalOutputFile(file), table)
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCodecFactory(new ZstdCodec())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withDictionaryEncoding(false)
            .build();
  }

  /**
   * @param row a value for each column; null where there is none
   */
  public void write(@Nullable Object... row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final Table table;

    Builder(OutputFile file, Table table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration conf) {
      return new Rows(table);
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration conf) {
      return new Rows(table);
    }
  }

  private static final class Rows extends WriteSupport<@Nullable Object[]> {
    private final Table table;
    private @Nullable RecordConsumer consumer;

    Rows(Table table) {
      this.table = table;
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
      return new WriteContext(table.type(), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(table.type(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
      this.consumer = to;
    }

    @Override
    public void write(@Nullable Object[] row) {
      RecordConsumer to = java.util.Objects.requireNonNull(consumer);
      if (row.length != table.columns().size()) {
        throw new IllegalArgumentException(row.length + " values for a row of " + table.name());
      }
      to.startMessage();
      for (int i = 0; i < row.length; i++) {
        Column column = table.columns().get(i);
        Object value = row[i];
        if (value != null) {
          to.startField(column.name(), i);
          if (column.kind().isList()) {
            list(to, column.kind(), value);
          } else {
            single(to, column.kind(), value);
          }
          to.endField(column.name(), i);
        } else if (!column.optional()) {
          throw new IllegalArgumentException("nothing in " + table.name() + "." + column.name());
        }
      }
      to.endMessage();
    }

    private static void single(RecordConsumer to, Column.Kind kind, Object value) {
      switch (kind) {
        case TEXT -> to.addBinary(Binary.fromString((String) value));
        case WHOLE -> to.addInteger((Integer) value);
        case LONG -> to.addLong((Long) value);
        case NUMBER -> to.addDouble((Double) value);
        default -> to.addFloat((Float) value);
      }
    }

    private static void list(RecordConsumer to, Column.Kind kind, Object value) {
      int count = value instanceof float[] numbers ? numbers.length : ((List<?>) value).size();
      to.startGroup();
      if (count > 0) {
        to.startField(Column.LIST, 0);
        for (int i = 0; i < count; i++) {
          to.startGroup();
          to.startField(Column.ELEMENT, 0);
          if (value instanceof float[] numbers) {
            if (kind == Column.Kind.HALVES) {
              to.addBinary(halved(numbers[i]));
            } else {
              to.addFloat(numbers[i]);
            }
          } else {
            to.addBinary(Binary.fromString(String.valueOf(((List<?>) value).get(i))));
          }
          to.endField(Column.ELEMENT, 0);
          to.endGroup();
        }
        to.endField(Column.LIST, 0);
      }
      to.endGroup();
    }

    private static Binary halved(float number) {
      short half = Half.toHalf(number);
      return Binary.fromConstantByteArray(new byte[] {(byte) half, (byte) (half >> 8)});
    }
  }
}
