package org.convlens.net.op;

/**
 * Cells added around a map before a window slides over it. With {@link Mode#SAME_UPPER} and {@link
 * Mode#SAME_LOWER} the amounts follow from the input's size so that the output has ⌈size / stride⌉
 * cells, the odd one after or before; TensorFlow's SAME is SAME_UPPER.
 */
public record Padding(int top, int left, int bottom, int right, Mode mode) {
  /** No padding: TensorFlow's VALID. */
  public static final Padding NONE = of(0, 0, 0, 0);

  public static final Padding SAME_UPPER = new Padding(0, 0, 0, 0, Mode.SAME_UPPER);
  public static final Padding SAME_LOWER = new Padding(0, 0, 0, 0, Mode.SAME_LOWER);

  /** How the amounts are given. */
  public enum Mode {
    EXPLICIT,
    SAME_UPPER,
    SAME_LOWER
  }

  public static Padding of(int top, int left, int bottom, int right) {
    return new Padding(top, left, bottom, right, Mode.EXPLICIT);
  }

  /** The same amount on all four sides. */
  public static Padding all(int amount) {
    return of(amount, amount, amount, amount);
  }

  public boolean isSymmetric() {
    return top == bottom && left == right;
  }

  /** The explicit amounts for an input of a given size. */
  public Padding resolve(int height, int width, Size kernel, Size stride, Size dilation) {
    if (mode == Mode.EXPLICIT) {
      return this;
    }
    int rows = total(height, kernel.height(), stride.height(), dilation.height());
    int columns = total(width, kernel.width(), stride.width(), dilation.width());
    return mode == Mode.SAME_UPPER
        ? of(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2)
        : of(rows - rows / 2, columns - columns / 2, rows / 2, columns / 2);
  }

  private static int total(int size, int kernel, int stride, int dilation) {
    int cells = (size + stride - 1) / stride;
    return Math.max(0, (cells - 1) * stride + (kernel - 1) * dilation + 1 - size);
  }
}
