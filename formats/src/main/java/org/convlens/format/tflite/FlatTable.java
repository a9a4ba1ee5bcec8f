package org.convlens.format.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * A table of a FlatBuffer: fields by their numbers, any of which may be missing (the FlatBuffers
 * project's "Internals"). Each offset is checked against the file's end.
 */
final class FlatTable {
  private static final int LONGEST_TEXT = 1 << 20;

  private final ByteBuffer bytes;
  private final Budget budget;
  private final int at;
  private final int fields;
  private final int fieldsEnd;

  private FlatTable(ByteBuffer bytes, Budget budget, long at) throws FormatException {
    this.bytes = bytes;
    this.budget = budget;
    budget.look(1);
    this.at = within(at, 4);
    this.fields = within((long) this.at - bytes.getInt(this.at), 4);
    int length = Short.toUnsignedInt(bytes.getShort(fields));
    this.fieldsEnd = within(fields, length) + length;
  }

  /**
   * The table that a buffer begins with.
   *
   * @param bytes the whole buffer
   */
  static FlatTable root(ByteBuffer bytes, Budget budget) throws FormatException {
    ByteBuffer own = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (own.limit() < 8) {
      throw damaged();
    }
    return new FlatTable(own, budget, Integer.toUnsignedLong(own.getInt(0)));
  }

  private static FormatException damaged() {
    return new FormatException("the file is damaged or cut off: an offset leads out of it");
  }

  private int within(long offset, long length) throws FormatException {
    if (offset < 0 || length < 0 || offset > bytes.limit() - length) {
      throw damaged();
    }
    return (int) offset;
  }

  /** Where a field lies; −1 if it is missing. */
  private int place(int field, int width) throws FormatException {
    int entry = fields + 4 + 2 * field;
    if (entry + 2 > fieldsEnd) {
      return -1;
    }
    int offset = Short.toUnsignedInt(bytes.getShort(entry));
    return offset == 0 ? -1 : within((long) at + offset, width);
  }

  boolean has(int field) throws FormatException {
    return place(field, 1) >= 0;
  }

  /** A number of 8 bits. */
  int small(int field, int otherwise) throws FormatException {
    int place = place(field, 1);
    return place < 0 ? otherwise : bytes.get(place);
  }

  boolean flag(int field) throws FormatException {
    return small(field, 0) != 0;
  }

  /** A number of 32 bits. */
  int integer(int field, int otherwise) throws FormatException {
    int place = place(field, 4);
    return place < 0 ? otherwise : bytes.getInt(place);
  }

  /** A number of 64 bits. */
  long wide(int field) throws FormatException {
    int place = place(field, 8);
    return place < 0 ? 0 : bytes.getLong(place);
  }

  float number(int field, float otherwise) throws FormatException {
    int place = place(field, 4);
    return place < 0 ? otherwise : bytes.getFloat(place);
  }

  /** Where what a field points to lies; −1 if it is missing. */
  private int target(int field) throws FormatException {
    int place = place(field, 4);
    return place < 0 ? -1 : pointed(place);
  }

  private int pointed(int place) throws FormatException {
    return within(place + Integer.toUnsignedLong(bytes.getInt(place)), 4);
  }

  @Nullable FlatTable table(int field) throws FormatException {
    int target = target(field);
    return target < 0 ? null : new FlatTable(bytes, budget, target);
  }

  /** How many entries a list has; each takes so many bytes. */
  private int count(int list, int width) throws FormatException {
    long count = Integer.toUnsignedLong(bytes.getInt(list));
    within(list + 4L, count * width);
    return (int) count;
  }

  List<FlatTable> tables(int field) throws FormatException {
    List<FlatTable> tables = new ArrayList<>();
    int list = target(field);
    int count = list < 0 ? 0 : count(list, 4);
    for (int i = 0; i < count; i++) {
      tables.add(new FlatTable(bytes, budget, pointed(list + 4 + 4 * i)));
    }
    return tables;
  }

  /** Numbers of 32 bits. */
  int[] integers(int field) throws FormatException {
    ByteBuffer list = list(field, 4);
    budget.look(list.limit() / 4);
    int[] values = new int[list.limit() / 4];
    list.asIntBuffer().get(values);
    return values;
  }

  /** Numbers of 64 bits. */
  long[] wides(int field) throws FormatException {
    ByteBuffer list = list(field, 8);
    budget.look(list.limit() / 8);
    long[] values = new long[list.limit() / 8];
    list.asLongBuffer().get(values);
    return values;
  }

  float[] numbers(int field) throws FormatException {
    ByteBuffer list = list(field, 4);
    budget.look(list.limit() / 4);
    float[] values = new float[list.limit() / 4];
    list.asFloatBuffer().get(values);
    return values;
  }

  /** The entries of a list of bytes, as a view of the file; empty if it is missing. */
  ByteBuffer content(int field) throws FormatException {
    return list(field, 1);
  }

  private ByteBuffer list(int field, int width) throws FormatException {
    int list = target(field);
    int length = list < 0 ? 0 : count(list, width) * width;
    return bytes.slice(list < 0 ? 0 : list + 4, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Text; empty if it is missing. */
  String text(int field) throws FormatException {
    ByteBuffer letters = list(field, 1);
    if (letters.limit() > LONGEST_TEXT) {
      throw new FormatException("a name of " + letters.limit() + " letters");
    }
    budget.look(letters.limit());
    return StandardCharsets.UTF_8.decode(letters).toString();
  }
}
