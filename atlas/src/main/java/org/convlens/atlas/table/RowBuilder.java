package org.convlens.atlas.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.convlens.array.Half;
import org.jspecify.annotations.Nullable;

/** Puts rows together of what stands in the columns. */
final class RowBuilder extends RecordMaterializer<@Nullable Object[]> {
  private final Converter[] converters;
  private @Nullable Object[] row;

  private final GroupConverter root =
      new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return converters[field];
        }

        @Override
        public void start() {
          row = new Object[converters.length];
        }

        @Override
        public void end() {}
      };

  RowBuilder(Table table) {
    int columns = table.columns().size();
    this.converters = new Converter[columns];
    this.row = new Object[columns];
    for (int i = 0; i < columns; i++) {
      Column.Kind kind = table.columns().get(i).kind();
      converters[i] = kind.isList() ? new Several(i, kind) : new Single(i);
    }
  }

  @Override
  public @Nullable Object[] getCurrentRecord() {
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private final class Single extends PrimitiveConverter {
    private final int place;

    Single(int place) {
      this.place = place;
    }

    @Override
    public void addBinary(Binary value) {
      row[place] = value.toStringUsingUTF8();
    }

    @Override
    public void addInt(int value) {
      row[place] = value;
    }

    @Override
    public void addLong(long value) {
      row[place] = value;
    }

    @Override
    public void addDouble(double value) {
      row[place] = value;
    }

    @Override
    public void addFloat(float value) {
      row[place] = value;
    }
  }

  private final class Several extends GroupConverter {
    private final int place;
    private final Column.Kind kind;
    private final List<String> texts = new ArrayList<>();
    private float[] numbers = new float[16];
    private int count;

    private final PrimitiveConverter element =
        new PrimitiveConverter() {
          @Override
          public void addBinary(Binary value) {
            if (kind == Column.Kind.HALVES) {
              byte[] bytes = value.getBytesUnsafe();
              addFloat(Half.fromHalf((short) ((bytes[0] & 0xff) | (bytes[1] << 8))));
            } else {
              texts.add(value.toStringUsingUTF8());
            }
          }

          @Override
          public void addFloat(float value) {
            if (count == numbers.length) {
              numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = value;
          }
        };

    private final GroupConverter list =
        new GroupConverter() {
          @Override
          public Converter getConverter(int field) {
            return element;
          }

          @Override
          public void start() {}

          @Override
          public void end() {}
        };

    Several(int place, Column.Kind kind) {
      this.place = place;
      this.kind = kind;
    }

    @Override
    public Converter getConverter(int field) {
      return list;
    }

    @Override
    public void start() {
      texts.clear();
      count = 0;
    }

    @Override
    public void end() {
      row[place] = kind == Column.Kind.TEXTS ? List.copyOf(texts) : Arrays.copyOf(numbers, count);
    }
  }
}
