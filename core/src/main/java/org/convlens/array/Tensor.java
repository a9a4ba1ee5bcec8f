package org.convlens.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Read-only numbers of any rank in C order: a layer's weights or a constant. The bytes may lie in a
 * mapped file; nothing is copied until somebody asks for floats.
 */
public final class Tensor {
  private final Shape shape;
  private final ElementType type;
  private final ByteBuffer bytes;

  private Tensor(Shape shape, ElementType type, ByteBuffer bytes) {
    this.shape = shape;
    this.type = type;
    this.bytes = bytes;
  }

  /**
   * @param bytes little-endian, from position to limit, exactly as many as the shape needs; must
   *     not be written to afterwards
   */
  public static Tensor of(Shape shape, ElementType type, ByteBuffer bytes) {
    Objects.requireNonNull(type);
    long needed = Math.multiplyExact(shape.elements(), (long) type.bytes());
    if (bytes.remaining() != needed) {
      throw new IllegalArgumentException(
          "a tensor "
              + shape
              + " of "
              + type
              + " needs "
              + needed
              + " bytes, not "
              + bytes.remaining());
    }
    return new Tensor(shape, type, bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Copies the values. */
  public static Tensor of(Shape shape, float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return of(shape, ElementType.FLOAT32, buffer);
  }

  /** Copies the values as 64-bit integers. */
  public static Tensor ofLongs(Shape shape, long... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(values.length, 8)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(values);
    return of(shape, ElementType.INT64, buffer);
  }

  public Shape shape() {
    return shape;
  }

  public ElementType type() {
    return type;
  }

  public int size() {
    return Math.toIntExact(shape.elements());
  }

  /** A fresh read-only little-endian view of the bytes. */
  public ByteBuffer bytes() {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The same numbers under another shape of as many elements. */
  public Tensor reshaped(Shape other) {
    return of(other, type, bytes());
  }

  /** The number at a flat index, as a float. */
  public float at(int index) {
    return (float) number(index);
  }

  /** The number at a flat index, truncated to an integer. */
  public long longAt(int index) {
    return switch (type) {
      case INT64 -> bytes.getLong(index * 8);
      case INT32 -> bytes.getInt(index * 4);
      default -> (long) number(index);
    };
  }

  private double number(int index) {
    return switch (type) {
      case FLOAT32 -> bytes.getFloat(index * 4);
      case FLOAT64 -> bytes.getDouble(index * 8);
      case FLOAT16 -> Half.fromHalf(bytes.getShort(index * 2));
      case BFLOAT16 -> Half.fromBfloat(bytes.getShort(index * 2));
      case INT64 -> bytes.getLong(index * 8);
      case INT32 -> bytes.getInt(index * 4);
      case INT16 -> bytes.getShort(index * 2);
      case UINT16 -> Short.toUnsignedInt(bytes.getShort(index * 2));
      case INT8 -> bytes.get(index);
      case UINT8 -> Byte.toUnsignedInt(bytes.get(index));
      case BOOL -> bytes.get(index) == 0 ? 0 : 1;
    };
  }

  /** A copy as float32, flat, in C order. */
  public float[] toFloats() {
    float[] values = new float[size()];
    if (type == ElementType.FLOAT32) {
      FloatBuffer floats = bytes().asFloatBuffer();
      floats.get(values);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = at(i);
      }
    }
    return values;
  }

  /** A copy as integers, flat, in C order. */
  public long[] toLongs() {
    long[] values = new long[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = longAt(i);
    }
    return values;
  }

  @Override
  public String toString() {
    return shape + " " + type;
  }
}
