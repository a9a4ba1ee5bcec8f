package org.convlens.torch;

import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Precision;

/** Numbers from Java to libtorch and back. Maps are channels-last there, C order here. */
final class Transfer {
  private Transfer() {}

  /** Volumes as one tensor; the shape's batch extent becomes as many as there are volumes. */
  static Tensor toNative(List<Volume> volumes, Shape shape, Precision precision) {
    long[] extents = extents(shape.batched(volumes.size()));
    Tensor tensor = empty(extents, torch.ScalarType.Float);
    FloatPointer pointer = tensor.data_ptr_float();
    long offset = 0;
    for (Volume volume : volumes) {
      volume.copyTo(pointer.getPointer(offset).capacity(volume.size()).asBuffer());
      offset += volume.size();
    }
    return channelsLast(tensor.to(scalarType(precision)));
  }

  /**
   * Copies of a picture, each multiplied by a mask, in no less than float32.
   *
   * @param masks 1 × H × W each
   */
  static Tensor masked(Volume picture, List<Volume> masks, Shape shape, Precision precision) {
    Precision exact = precision == Precision.FLOAT64 ? precision : Precision.FLOAT32;
    Shape mask = Shape.maps(1, shape.height(), shape.width());
    Tensor parts = toNative(List.of(picture), shape, exact).mul(toNative(masks, mask, exact));
    return channelsLast(to(parts, precision));
  }

  /** The points from + share · (to − from). */
  static Tensor between(
      Volume from, Volume to, List<Double> shares, Shape shape, Precision precision) {
    Tensor start = toNative(List.of(from), shape, precision);
    Tensor way = toNative(List.of(to), shape, precision).sub(start);
    TensorVector points = new TensorVector();
    shares.forEach(share -> points.push_back(start.add(way.mul(new Scalar((double) share)))));
    return channelsLast(torch.cat(points, 0));
  }

  /** Pictures that lie one after the other as one tensor. */
  static Tensor toNative(float[] values, Shape shape) {
    try (Tensor tensor = empty(extents(shape), torch.ScalarType.Float)) {
      tensor.data_ptr_float().put(values);
      return new Tensor(channelsLast(tensor));
    }
  }

  /** Any numbers as float32. */
  static Tensor toNative(org.convlens.array.Tensor numbers) {
    return toNative(numbers, Precision.FLOAT32);
  }

  static Tensor toNative(org.convlens.array.Tensor numbers, Precision precision) {
    long[] extents = extents(numbers.shape());
    if (numbers.type() == ElementType.UINT16) {
      Tensor tensor = empty(extents, torch.ScalarType.Float);
      tensor.data_ptr_float().put(numbers.toFloats());
      return channelsLast(tensor.to(scalarType(precision)));
    }
    Tensor raw = empty(extents, scalarType(numbers.type()));
    ByteBuffer bytes = numbers.bytes();
    if (bytes.hasRemaining()) {
      new BytePointer(raw.data_ptr()).capacity(bytes.remaining()).asByteBuffer().put(bytes);
    }
    return channelsLast(raw.to(scalarType(precision)));
  }

  /**
   * Numbers that nobody writes to: where they lie outside of Java's heap and need no conversion, in
   * their own memory, which must outlive what is returned.
   */
  static Tensor view(org.convlens.array.Tensor numbers, Precision precision) {
    ByteBuffer bytes = numbers.bytes();
    if (!bytes.isDirect() || !bytes.hasRemaining() || numbers.type() != ElementType.FLOAT32) {
      return toNative(numbers, precision);
    }
    BytePointer pointer = new BytePointer(bytes);
    if (pointer.address() % Float.BYTES != 0) {
      return toNative(numbers, precision);
    }
    TensorOptions options = new TensorOptions(torch.ScalarType.Float);
    Tensor raw = torch.from_blob(pointer, extents(numbers.shape()), options);
    return channelsLast(raw.to(scalarType(precision)));
  }

  /** One picture's numbers of a layer. */
  static Volume toVolume(Tensor tensor, int item, Shape shape) {
    Tensor one = shape.hasBatch() ? tensor.select(0, item) : tensor;
    int[] extents = extentsOfVolume(shape);
    Tensor flat = one.to(torch.ScalarType.Float).contiguous();
    return Volume.read(
        extents[0],
        extents[1],
        extents[2],
        flat.data_ptr_float().capacity(flat.numel()).asBuffer());
  }

  /** All numbers as float32 in C order. */
  static org.convlens.array.Tensor toTensor(Tensor tensor) {
    Tensor flat = tensor.to(torch.ScalarType.Float).contiguous();
    int[] extents = new int[Math.toIntExact(flat.dim())];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = Math.toIntExact(flat.size(axis));
    }
    return org.convlens.array.Tensor.of(Shape.of(extents), toFloats(flat));
  }

  /** All numbers of a contiguous float32 tensor. */
  static float[] toFloats(Tensor flat) {
    float[] values = new float[Math.toIntExact(flat.numel())];
    if (values.length > 0) {
      flat.data_ptr_float().get(values);
    }
    return values;
  }

  static Tensor to(Tensor numbers, Precision precision) {
    return numbers.to(scalarType(precision));
  }

  /** The same numbers as the start of a record. */
  static Tensor leaf(Tensor tensor) {
    Tensor leaf = tensor.detach();
    leaf.set_requires_grad(true);
    return leaf;
  }

  /** A layer's extents as a volume's, the batch left out: channels, rows, columns. */
  static int[] extentsOfVolume(Shape shape) {
    int rank = shape.hasBatch() ? shape.rank() - 1 : shape.rank();
    int width = rank < 2 ? 1 : shape.extent(-1);
    int height = rank < 3 ? 1 : shape.extent(-2);
    long cells = Math.max(1, (long) width * height);
    return new int[] {Math.toIntExact(shape.elements() / cells), height, width};
  }

  /** Maps and kernels channels-last, everything else in C order. */
  static Tensor channelsLast(Tensor tensor) {
    return tensor.dim() == 4
        ? tensor.contiguous(torch.MemoryFormat.ChannelsLast)
        : tensor.contiguous();
  }

  /** A shape's extents as libtorch takes them; the batch is −1. */
  static long[] extents(Shape shape) {
    long[] extents = new long[shape.rank()];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = shape.extent(axis);
    }
    return extents;
  }

  private static Tensor empty(long[] extents, torch.ScalarType type) {
    return torch.empty(extents, new TensorOptions(type), new MemoryFormatOptional());
  }

  private static torch.ScalarType scalarType(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> torch.ScalarType.Float;
      case FLOAT64 -> torch.ScalarType.Double;
      case BFLOAT16 -> torch.ScalarType.BFloat16;
    };
  }

  private static torch.ScalarType scalarType(ElementType type) {
    return switch (type) {
      case FLOAT32 -> torch.ScalarType.Float;
      case FLOAT16 -> torch.ScalarType.Half;
      case BFLOAT16 -> torch.ScalarType.BFloat16;
      case FLOAT64 -> torch.ScalarType.Double;
      case INT64 -> torch.ScalarType.Long;
      case INT32 -> torch.ScalarType.Int;
      case INT16 -> torch.ScalarType.Short;
      case INT8 -> torch.ScalarType.Char;
      case UINT8 -> torch.ScalarType.Byte;
      case BOOL -> torch.ScalarType.Bool;
      case UINT16 -> throw new IllegalArgumentException("libtorch does not convert " + type);
    };
  }
}
