package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/**
 * What slides over a map.
 *
 * @param padding {@link Padding#SAME_UPPER} is TensorFlow's SAME, {@link Padding#NONE} its VALID;
 *     explicit amounts are PyTorch's
 */
public record Window(Size kernel, Size stride, Padding padding, Size dilation) {
  /** A square that moves a cell at a time, without padding. */
  public static Window square(int side) {
    return new Window(Size.square(side), Size.ONE, Padding.NONE, Size.ONE);
  }

  /** A square next to which the next one lies. */
  public static Window block(int side) {
    return new Window(Size.square(side), Size.square(side), Padding.NONE, Size.ONE);
  }

  public Window stride(Size other) {
    return new Window(kernel, other, padding, dilation);
  }

  public Window padding(Padding other) {
    return new Window(kernel, stride, other, dilation);
  }

  public Window dilation(Size other) {
    return new Window(kernel, stride, padding, other);
  }

  /** With explicit amounts. */
  Padding on(Shape maps) {
    return padding.resolve(maps.height(), maps.width(), kernel, stride, dilation);
  }

  /**
   * @param usual the stride that goes without saying
   */
  String text(Size usual) {
    StringBuilder text = new StringBuilder(side(kernel));
    if (padding.mode() == Padding.Mode.SAME_UPPER) {
      text.append(" same");
    } else if (!padding.equals(Padding.NONE)) {
      text.append(" padding=").append(amounts());
    }
    if (!stride.equals(usual)) {
      text.append(" stride=").append(side(stride));
    }
    if (!dilation.equals(Size.ONE)) {
      text.append(" dilation=").append(side(dilation));
    }
    return text.toString();
  }

  private String amounts() {
    int top = padding.top();
    if (!padding.isSymmetric()) {
      return top + "," + padding.left() + "," + padding.bottom() + "," + padding.right();
    }
    return top == padding.left() ? Integer.toString(top) : top + "x" + padding.left();
  }

  private static String side(Size size) {
    return size.height() + "x" + size.width();
  }
}
