package org.convlens.format.tflite;

import java.nio.ByteBuffer;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Quantize;
import org.jspecify.annotations.Nullable;

/**
 * A tensor as the file declares it.
 *
 * @param number among the tensors of the network
 * @param kind its type by TensorFlow Lite's number
 * @param shape its extents; those that are open are 1
 * @param signature its extents, −1 where they are open; empty where none is
 * @param data its numbers, where the file gives them
 * @param sparse whether zeros are left out of them
 */
record LiteTensor(
    int number,
    String name,
    int kind,
    int[] shape,
    int[] signature,
    @Nullable ByteBuffer data,
    Steps steps,
    boolean sparse) {
  static final int FLOAT32 = 0;
  private static final int MOST_AXES = 16;

  /**
   * The whole steps that integers stand for: (integer − zero) · scale.
   *
   * @param scales one for all, or one for each entry of an axis; empty where there are none
   */
  record Steps(float[] scales, long[] zeros, int axis) {
    static final Steps NONE = new Steps(new float[0], new long[0], 0);

    boolean isEmpty() {
      return scales.length == 0;
    }

    private long zero(int at) {
      return zeros.length == 0 ? 0 : zeros[Math.min(at, zeros.length - 1)];
    }
  }

  /** Its type, where it is one that is read; null for texts, complex numbers, 4 bits ... */
  @Nullable ElementType type() {
    return switch (kind) {
      case FLOAT32 -> ElementType.FLOAT32;
      case 1 -> ElementType.FLOAT16;
      case 2 -> ElementType.INT32;
      case 3 -> ElementType.UINT8;
      case 4 -> ElementType.INT64;
      case 6 -> ElementType.BOOL;
      case 7 -> ElementType.INT16;
      case 9 -> ElementType.INT8;
      case 10 -> ElementType.FLOAT64;
      case 16 -> ElementType.UINT16;
      case 18 -> ElementType.BFLOAT16;
      default -> null;
    };
  }

  /** Its type as people call it. */
  String typeName() {
    return switch (kind) {
      case 5 -> "texts";
      case 8, 11 -> "complex numbers";
      case 17 -> "numbers of 4 bits";
      default -> type() == null ? "numbers of type " + kind : String.valueOf(type());
    };
  }

  private static boolean isWhole(@Nullable ElementType type) {
    return type != null && !type.isFloating() && type != ElementType.BOOL;
  }

  /** Whether it holds integers that stand for other numbers. */
  boolean isQuantised() {
    return isWhole(type()) && !steps.isEmpty();
  }

  /** How what is computed is rounded to be held in it; null where it is not. */
  @Nullable Quantize rounding() throws FormatException {
    ElementType type = type();
    if (!isQuantised() || type == null || type.bytes() > 2) {
      return null;
    }
    if (steps.scales().length != 1) {
      throw new FormatException(
          this + " has " + steps.scales().length + " scales; one for all is computed");
    }
    return new Quantize(steps.scales()[0], Math.toIntExact(steps.zero(0)), type);
  }

  /** The numbers that the file gives. */
  Tensor tensor() throws FormatException {
    ElementType type = type();
    if (type == null || data == null) {
      throw new FormatException(this + " holds " + typeName() + ", which are not read");
    }
    if (sparse) {
      throw new FormatException(
          this + " leaves out its zeros (sparse), which is not read: convert it without");
    }
    return Tensor.of(extents(), type, data);
  }

  private Shape extents() throws FormatException {
    if (shape.length > MOST_AXES) {
      throw new FormatException(this + " has " + shape.length + " axes");
    }
    return Shape.of(shape);
  }

  /**
   * Numbers of its type as those that they stand for.
   *
   * @param whole of the file, or moved
   */
  Tensor numbers(Tensor whole, Budget budget) throws FormatException {
    if (!isQuantised() || whole.type().isFloating()) {
      return whole;
    }
    Shape from = whole.shape();
    int count = steps.scales().length;
    int extent = count == 1 ? 1 : from.extent(steps.axis());
    boolean fits = count == extent && (steps.zeros().length <= 1 || steps.zeros().length == count);
    if (!fits) {
      throw new FormatException(this + " of " + from + " has " + count + " scales");
    }
    int inner = 1;
    for (int axis = from.rank() - 1; count > 1 && axis > from.axis(steps.axis()); axis--) {
      inner *= from.extent(axis);
    }
    budget.take(4L * whole.size());
    float[] values = new float[whole.size()];
    for (int i = 0; i < values.length; i++) {
      int at = count == 1 ? 0 : i / inner % extent;
      values[i] = (whole.longAt(i) - steps.zero(at)) * steps.scales()[at];
    }
    return Tensor.of(from, values);
  }

  @Override
  public String toString() {
    return "tensor " + number + " ('" + name + "')";
  }
}
