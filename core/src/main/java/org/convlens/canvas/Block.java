package org.convlens.canvas;

/** Something with a size that can be painted anywhere. */
public interface Block {
  int width();

  int height();

  /** Paints with the upper left corner at (x, y). */
  void paint(Canvas canvas, int x, int y);
}
