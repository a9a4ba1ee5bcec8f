package org.convlens.net.op;

import java.util.List;
import org.convlens.array.Shape;

/** Shape arithmetic that several operators share. */
final class Shapes {
  private Shapes() {}

  static Shape only(Op op, List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(op.kind() + " takes one input, not " + inputs.size());
    }
    return inputs.get(0);
  }

  static Shape maps(Op op, List<Shape> inputs) {
    Shape input = inputs.isEmpty() ? Shape.of() : inputs.get(0);
    if (!input.isMaps()) {
      throw new IllegalArgumentException(op.kind() + " takes maps N × C × H × W, not " + input);
    }
    return input;
  }

  /** Cells of an axis that a window leaves. */
  static int window(int size, int kernel, int stride, int dilation, int padding, boolean ceil) {
    int reach = (kernel - 1) * dilation + 1;
    int free = size + padding - reach;
    if (free < 0) {
      throw new IllegalArgumentException(
          "a window of " + reach + " does not fit into " + (size + padding) + " cells");
    }
    return (ceil ? (free + stride - 1) / stride : free / stride) + 1;
  }

  /** A pooling layer's cells: with {@code ceil} no window may start in the padding at the end. */
  static int pooled(
      int size, int kernel, int stride, int dilation, int before, int after, boolean ceil) {
    int cells = window(size, kernel, stride, dilation, before + after, ceil);
    return ceil && (cells - 1) * stride >= size + before ? cells - 1 : cells;
  }

  static Shape pooled(
      Shape input, Size kernel, Size stride, Size dilation, Padding padding, boolean ceil) {
    Padding p = padding.resolve(input.height(), input.width(), kernel, stride, dilation);
    return Shape.of(
        input.extent(0),
        input.channels(),
        pooled(
            input.height(),
            kernel.height(),
            stride.height(),
            dilation.height(),
            p.top(),
            p.bottom(),
            ceil),
        pooled(
            input.width(),
            kernel.width(),
            stride.width(),
            dilation.width(),
            p.left(),
            p.right(),
            ceil));
  }

  /** NumPy's broadcasting; the batch stands for any extent. */
  static Shape broadcast(Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    int[] extents = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int fromEnd = axis - rank;
      int left = -fromEnd > a.rank() ? 1 : a.extent(fromEnd);
      int right = -fromEnd > b.rank() ? 1 : b.extent(fromEnd);
      if (left != right && left != 1 && right != 1) {
        throw new IllegalArgumentException(a + " and " + b + " do not broadcast");
      }
      extents[axis] = left == 1 ? right : left;
    }
    return Shape.of(extents);
  }

  /** Whether every input has either the output's cells or one for all. */
  static boolean joins(List<Shape> inputs, Shape output) {
    return output.isMaps()
        && inputs.stream().allMatch(in -> hasCells(in, output) || isConstant(in));
  }

  private static boolean hasCells(Shape input, Shape output) {
    return input.rank() >= 2
        && input.extent(-1) == output.width()
        && input.extent(-2) == output.height()
        && !isConstant(input);
  }

  /** One number, or one per channel. */
  static boolean isConstant(Shape input) {
    return input.elements() == 1 || (input.rank() > 2 && input.height() == 1 && input.width() == 1);
  }
}
