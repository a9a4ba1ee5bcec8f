package org.convlens.score;

import org.convlens.net.Preprocessing.Seen;

/**
 * Where a box lies: shares of what the network sees, from its left edge and from its upper one, 0
 * to 1 within.
 */
public record Rectangle(double left, double top, double right, double bottom) {
  /** The area of what two have in common over that of both together (Jaccard), 0..1. */
  public double overlap(Rectangle other) {
    double wide = Math.min(right, other.right) - Math.max(left, other.left);
    double tall = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    double common = Math.max(0, wide) * Math.max(0, tall);
    double all = area() + other.area() - common;
    return all > 0 ? common / all : 0;
  }

  private double area() {
    return Math.max(0, right - left) * Math.max(0, bottom - top);
  }

  /** The same in pixels of the original picture, rounded to tenths and cut at its edges. */
  public Region.Box in(Seen seen) {
    return new Region.Box(
        tenths(seen.left() + within(left) * seen.width()),
        tenths(seen.top() + within(top) * seen.height()),
        tenths(seen.left() + within(right) * seen.width()),
        tenths(seen.top() + within(bottom) * seen.height()));
  }

  private static double within(double share) {
    return Math.min(1, Math.max(0, share));
  }

  private static double tenths(double pixels) {
    return Math.max(0, Math.rint(pixels * 10) / 10);
  }
}
