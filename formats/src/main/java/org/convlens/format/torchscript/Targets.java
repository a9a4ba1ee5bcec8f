package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;

/** The shape that a tensor is to have, one extent of which may be left to be computed. */
record Targets(List<Integer> extents) {
  /**
   * @param wanted whole numbers; −1 is computed; for a batch, the first is the number of pictures,
   *     −1, or 1 where the program was recorded with one picture
   */
  static Targets of(Call call, Shape input, List<?> wanted) throws FormatException {
    boolean batch = input.hasBatch();
    List<Integer> extents = new ArrayList<>();
    long product = 1;
    int open = -1;
    for (int i = 0; i < wanted.size(); i++) {
      long extent = extent(call, wanted.get(i), i, batch);
      if (extent < -1 || extent > Integer.MAX_VALUE || (extent == -1 && open >= 0)) {
        throw call.refuse("it asks for a shape " + wanted);
      }
      extents.add((int) extent);
      if (extent == -1) {
        open = i;
      } else {
        product = Math.multiplyExact(product, extent);
      }
    }
    if (open >= 0) {
      if (product == 0 || input.elements() % product != 0) {
        throw new IllegalArgumentException(input + " does not reshape to " + extents);
      }
      extents.set(open, Math.toIntExact(input.elements() / product));
    }
    if (batch) {
      if (extents.isEmpty() || extents.get(0) != 1) {
        throw new IllegalArgumentException(
            call.operator() + " from " + input + " to " + extents + " mixes pictures of a batch");
      }
      extents.set(0, Shape.BATCH);
    }
    return new Targets(extents);
  }

  /** An extent as for one picture. */
  private static long extent(Call call, Object wanted, int at, boolean batch)
      throws FormatException {
    if (wanted instanceof Pictures many) {
      if (at > 0 || !batch || many.each() != 1) {
        throw call.refuse("it mixes the pictures of a batch");
      }
      return 1;
    }
    return call.integer(wanted, "shape");
  }

  Shape shape() {
    return Shape.of(extents);
  }

  long[] longs() {
    return extents.stream().mapToLong(i -> i).toArray();
  }
}
