package org.convlens.format.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;

/**
 * A tensor as PyTorch pickles it: part of a storage.
 *
 * @param offset of the first number, in numbers
 * @param extents of the axes
 * @param strides of the axes, in numbers
 */
public record View(Storage storage, long offset, long[] extents, long[] strides) {
  private static final int LARGE = 1 << 16;

  /** The numbers in C order: a view where they lie so, else a copy. */
  public Tensor tensor() throws FormatException {
    int[] shape = new int[extents.length];
    long count = 1;
    boolean ordered = true;
    long last = offset;
    for (int i = extents.length - 1; i >= 0; i--) {
      if (extents[i] < 0 || extents[i] > Integer.MAX_VALUE || strides[i] < 0) {
        throw damaged();
      }
      shape[i] = (int) extents[i];
      ordered &= extents[i] == 1 || strides[i] == count;
      count = Math.multiplyExact(count, extents[i]);
      last = Math.addExact(last, Math.multiplyExact(Math.max(0, extents[i] - 1), strides[i]));
    }
    int width = storage.type().bytes();
    ByteBuffer bytes = storage.bytes();
    boolean inside = offset >= 0 && Math.multiplyExact(last + 1, (long) width) <= bytes.limit();
    if ((count > 0 && !inside) || Math.multiplyExact(count, (long) width) > Integer.MAX_VALUE) {
      throw damaged();
    }
    if (count > 0 && !ordered && count > bytes.limit()) {
      throw damaged();
    }
    Shape own = Shape.of(shape);
    if (ordered || count == 0) {
      int start = count == 0 ? 0 : (int) offset * width;
      return Tensor.of(own, storage.type(), bytes.slice(start, (int) count * width));
    }
    storage.copy(count * width);
    return Tensor.of(own, storage.type(), copied((int) count, width, bytes));
  }

  private ByteBuffer copied(int count, int width, ByteBuffer bytes) {
    int size = count * width;
    ByteBuffer target =
        (size < LARGE ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size))
            .order(ByteOrder.LITTLE_ENDIAN);
    long[] at = new long[extents.length];
    for (int n = 0; n < count; n++) {
      long index = offset;
      for (int i = 0; i < at.length; i++) {
        index += at[i] * strides[i];
      }
      for (int b = 0; b < width; b++) {
        target.put(bytes.get((int) index * width + b));
      }
      for (int i = at.length - 1; i >= 0 && ++at[i] == extents[i]; i--) {
        at[i] = 0;
      }
    }
    return target.flip();
  }

  private FormatException damaged() {
    return new FormatException(
        "a tensor "
            + Arrays.toString(extents)
            + " does not lie within storage '"
            + storage.key()
            + "' of "
            + storage.elements()
            + " numbers: the file is cut off or damaged");
  }
}
