package org.convlens.format.keras;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Keras's kernels in the order of a graph's: copies, outside the Java heap where they are large.
 */
final class Kernels {
  private static final int SMALL = 1 << 16;

  private Kernels() {}

  /** A copy whose axis i is axis {@code order[i]} of the tensor. */
  static Tensor permuted(Tensor tensor, int... order) {
    return copy(tensor, false, order);
  }

  /** As {@link #permuted}, with the last two axes of the copy mirrored. */
  static Tensor mirrored(Tensor tensor, int... order) {
    return copy(tensor, true, order);
  }

  private static Tensor copy(Tensor tensor, boolean mirror, int... order) {
    Shape from = tensor.shape();
    if (from.rank() != order.length) {
      throw new IllegalArgumentException(
          "a kernel " + from + " where one of " + order.length + " axes belongs");
    }
    int[] extents = new int[order.length];
    long[] strides = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      extents[i] = from.extent(order[i]);
      strides[i] = 1;
      for (int axis = order[i] + 1; axis < order.length; axis++) {
        strides[i] *= from.extent(axis);
      }
    }
    int width = tensor.type().bytes();
    int total = Math.multiplyExact(tensor.size(), width);
    ByteBuffer target =
        (total < SMALL ? ByteBuffer.allocate(total) : ByteBuffer.allocateDirect(total))
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer source = tensor.bytes();
    int[] at = new int[order.length];
    for (int n = 0; n < tensor.size(); n++) {
      long index = 0;
      for (int i = 0; i < at.length; i++) {
        boolean turned = mirror && i >= at.length - 2;
        index += strides[i] * (turned ? extents[i] - 1 - at[i] : at[i]);
      }
      move(source, (int) index * width, target, width);
      for (int i = at.length - 1; i >= 0 && ++at[i] == extents[i]; i--) {
        at[i] = 0;
      }
    }
    return Tensor.of(Shape.of(extents), tensor.type(), target.flip());
  }

  private static void move(ByteBuffer source, int from, ByteBuffer target, int width) {
    switch (width) {
      case 4 -> target.putInt(source.getInt(from));
      case 2 -> target.putShort(source.getShort(from));
      case 8 -> target.putLong(source.getLong(from));
      default -> target.put(source.get(from));
    }
  }

  /** One number per channel, all the same. */
  static Tensor filled(int channels, float value) {
    float[] values = new float[channels];
    java.util.Arrays.fill(values, value);
    return Tensor.of(Shape.of(channels), values);
  }
}
