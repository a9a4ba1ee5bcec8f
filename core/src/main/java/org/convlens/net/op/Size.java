package org.convlens.net.op;

/** Rows and columns of a kernel, a stride or a dilation. */
public record Size(int height, int width) {
  public static final Size ONE = new Size(1, 1);

  public static Size square(int side) {
    return new Size(side, side);
  }

  /** For example {@code 3×3}. */
  @Override
  public String toString() {
    return height + "×" + width;
  }
}
