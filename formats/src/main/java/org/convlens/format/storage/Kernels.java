package org.convlens.format.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Keras's kernels in the order of a graph's: copies, outside the Java heap where they are large.
 */
public final class Kernels {
  private static final int SMALL = 1 << 16;

  /** Numbers that the heap may hold twice for a moment. */
  private static final int HANDY = 1 << 22;

  private Kernels() {}

  /** A copy whose axis i is axis {@code order[i]} of the tensor. */
  public static Tensor permuted(Tensor tensor, int... order) {
    return copy(tensor, false, order);
  }

  /** As {@link #permuted}, with the last two axes of the copy mirrored. */
  public static Tensor mirrored(Tensor tensor, int... order) {
    return copy(tensor, true, order);
  }

  private static Tensor copy(Tensor tensor, boolean mirror, int... order) {
    Shape from = tensor.shape();
    if (from.rank() != order.length) {
      throw new IllegalArgumentException(
          "a kernel " + from + " where one of " + order.length + " axes belongs");
    }
    int[] extents = new int[order.length];
    int[] strides = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      extents[i] = from.extent(order[i]);
      strides[i] = 1;
      for (int axis = order[i] + 1; axis < order.length; axis++) {
        strides[i] *= from.extent(axis);
      }
    }
    int[] steps = new int[order.length];
    int start = 0;
    for (int i = 0; i < order.length; i++) {
      boolean turned = mirror && i >= order.length - 2 && extents[i] > 0;
      steps[i] = turned ? -strides[i] : strides[i];
      start += turned ? (extents[i] - 1) * strides[i] : 0;
    }
    boolean quick = tensor.type().bytes() == Integer.BYTES && tensor.size() <= HANDY;
    ByteBuffer target =
        quick ? ofInts(tensor, extents, steps, start) : ofAny(tensor, extents, steps, start);
    return Tensor.of(Shape.of(extents), tensor.type(), target);
  }

  /** By way of arrays, which is quicker than through buffers. */
  private static ByteBuffer ofInts(Tensor tensor, int[] extents, int[] steps, int start) {
    int[] source = new int[tensor.size()];
    tensor.bytes().asIntBuffer().get(source);
    int[] copy = new int[source.length];
    int last = extents.length - 1;
    int[] at = new int[extents.length];
    int from = start;
    for (int n = 0; n < copy.length; ) {
      for (int i = 0, each = from; i < extents[last]; i++, each += steps[last]) {
        copy[n++] = source[each];
      }
      from = advance(at, extents, steps, last - 1, from);
    }
    ByteBuffer target = buffer(copy.length * Integer.BYTES);
    target.asIntBuffer().put(copy);
    return target;
  }

  private static ByteBuffer ofAny(Tensor tensor, int[] extents, int[] steps, int start) {
    int width = tensor.type().bytes();
    ByteBuffer target = buffer(Math.multiplyExact(tensor.size(), width));
    ByteBuffer source = tensor.bytes();
    int[] at = new int[extents.length];
    int from = start;
    for (int n = 0; n < tensor.size(); n++) {
      move(source, from * width, target, width);
      from = advance(at, extents, steps, extents.length - 1, from);
    }
    return target.flip();
  }

  private static ByteBuffer buffer(int bytes) {
    return (bytes < SMALL ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Counts on at an axis, carrying over to the axes before it.
   *
   * @param from where the number of {@code at} lies in the source
   * @return where the next one lies
   */
  private static int advance(int[] at, int[] extents, int[] steps, int axis, int from) {
    int next = from;
    for (int i = axis; i >= 0; i--) {
      next += steps[i];
      if (++at[i] < extents[i]) {
        return next;
      }
      next -= steps[i] * extents[i];
      at[i] = 0;
    }
    return next;
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
  public static Tensor filled(int channels, float value) {
    float[] values = new float[channels];
    java.util.Arrays.fill(values, value);
    return Tensor.of(Shape.of(channels), values);
  }
}
