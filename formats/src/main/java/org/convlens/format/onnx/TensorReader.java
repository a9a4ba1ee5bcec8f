package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/** Tensors of a file. Those with raw data are views of the file, nothing is copied. */
final class TensorReader {
  private final ExternalData external;
  private final List<ByteBuffer> blocks;

  /**
   * @param blocks what the file's tensors refer to by index, see {@link Skeleton}
   */
  TensorReader(ExternalData external, List<ByteBuffer> blocks) {
    this.external = external;
    this.blocks = blocks;
  }

  /**
   * @throws FormatException if the data does not fit the extents, or the type is not read
   */
  Tensor read(TensorProto proto) throws IOException {
    DataType type = DataType.forNumber(proto.getDataType());
    if (type == null) {
      throw new FormatException(
          "tensor '" + proto.getName() + "' is of an unknown type " + proto.getDataType());
    }
    Shape shape = shape(proto);
    try {
      ByteBuffer block = block(proto);
      if (block != null) {
        return raw(shape, proto, type, block);
      }
      if (proto.getDataLocation() == DataLocation.EXTERNAL) {
        long bytes = Math.multiplyExact(shape.elements(), (long) stored(proto, type).bytes());
        return raw(shape, proto, type, external.map(proto, bytes));
      }
      ByteString raw = proto.getRawData();
      return raw.isEmpty()
          ? typed(shape, proto, type)
          : raw(shape, proto, type, raw.asReadOnlyByteBuffer());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new FormatException("tensor '" + proto.getName() + "': " + e.getMessage(), e);
    }
  }

  /** The block that stands for a tensor's numbers; null if it has none. */
  private @Nullable ByteBuffer block(TensorProto proto) {
    for (StringStringEntryProto entry : proto.getExternalDataList()) {
      boolean refers = entry.getKey().equals(Skeleton.KEY) && entry.getValue().matches("\\d{1,9}");
      int index = refers ? Integer.parseInt(entry.getValue()) : -1;
      if (index >= 0 && index < blocks.size()) {
        return blocks.get(index);
      }
    }
    return null;
  }

  private static Shape shape(TensorProto proto) throws FormatException {
    int[] extents = new int[proto.getDimsCount()];
    for (int axis = 0; axis < extents.length; axis++) {
      long extent = proto.getDims(axis);
      if (extent < 0 || extent > Integer.MAX_VALUE) {
        throw new FormatException("tensor '" + proto.getName() + "' has an extent of " + extent);
      }
      extents[axis] = (int) extent;
    }
    try {
      Shape shape = Shape.of(extents);
      Math.toIntExact(shape.elements());
      return shape;
    } catch (ArithmeticException e) {
      throw new FormatException("tensor '" + proto.getName() + "' is too large", e);
    }
  }

  /** How the bytes of raw data are stored; unsigned types wider than 16 bits become signed. */
  private static ElementType stored(TensorProto proto, DataType type) throws FormatException {
    return switch (type) {
      case FLOAT -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case BFLOAT16 -> ElementType.BFLOAT16;
      case DOUBLE -> ElementType.FLOAT64;
      case INT64, UINT64 -> ElementType.INT64;
      case INT32, UINT32 -> ElementType.INT32;
      case INT16 -> ElementType.INT16;
      case UINT16 -> ElementType.UINT16;
      case INT8 -> ElementType.INT8;
      case UINT8 -> ElementType.UINT8;
      case BOOL -> ElementType.BOOL;
      default ->
          throw new FormatException(
              "tensor '" + proto.getName() + "' is of type " + type + ", which is not supported");
    };
  }

  private static Tensor raw(Shape shape, TensorProto proto, DataType type, ByteBuffer bytes)
      throws FormatException {
    Tensor tensor = Tensor.of(shape, stored(proto, type), bytes);
    if (type != DataType.UINT32) {
      return tensor;
    }
    long[] values = tensor.toLongs();
    for (int i = 0; i < values.length; i++) {
      values[i] &= 0xffffffffL;
    }
    return Tensor.ofLongs(shape, values);
  }

  private static Tensor typed(Shape shape, TensorProto proto, DataType type)
      throws FormatException {
    return switch (type) {
      case FLOAT -> floats(shape, proto.getFloatDataList());
      case DOUBLE -> doubles(shape, proto.getDoubleDataList());
      case INT64 -> longs(shape, proto.getInt64DataList());
      case UINT32, UINT64 -> longs(shape, proto.getUint64DataList());
      default -> packed(shape, stored(proto, type), proto.getInt32DataList());
    };
  }

  private static Tensor floats(Shape shape, List<Float> data) {
    ByteBuffer buffer = buffer(shape, 4, data.size());
    data.forEach(buffer::putFloat);
    return Tensor.of(shape, ElementType.FLOAT32, buffer.flip());
  }

  private static Tensor doubles(Shape shape, List<Double> data) {
    ByteBuffer buffer = buffer(shape, 8, data.size());
    data.forEach(buffer::putDouble);
    return Tensor.of(shape, ElementType.FLOAT64, buffer.flip());
  }

  private static Tensor longs(Shape shape, List<Long> data) {
    ByteBuffer buffer = buffer(shape, 8, data.size());
    data.forEach(buffer::putLong);
    return Tensor.of(shape, ElementType.INT64, buffer.flip());
  }

  /** Types of up to 32 bits, each number in an integer of its own. */
  private static Tensor packed(Shape shape, ElementType type, List<Integer> data) {
    ByteBuffer buffer = buffer(shape, type.bytes(), data.size());
    for (int value : data) {
      switch (type.bytes()) {
        case 1 -> buffer.put((byte) value);
        case 2 -> buffer.putShort((short) value);
        default -> buffer.putInt(value);
      }
    }
    return Tensor.of(shape, type, buffer.flip());
  }

  private static ByteBuffer buffer(Shape shape, int bytes, int given) {
    if (shape.elements() != given) {
      throw new IllegalArgumentException(
          "a tensor " + shape + " needs " + shape.elements() + " numbers, not " + given);
    }
    return ByteBuffer.allocate(Math.multiplyExact(given, bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
