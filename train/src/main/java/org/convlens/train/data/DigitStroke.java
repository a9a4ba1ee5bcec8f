package org.convlens.train.data;

import java.util.ArrayList;
import java.util.List;

/**
 * One movement of the pen, in a box of about 1 × 1 with y downwards.
 *
 * @param points x, y of each point, one after the other
 * @param curved whether a smooth curve goes through them (Catmull and Rom 1974), else straight
 *     lines
 */
record DigitStroke(boolean curved, double... points) {
  private static final int PIECES = 16;

  private static final List<List<DigitStroke>> DIGITS =
      List.of(
          List.of(
              curve(
                  .52, .02, .30, .10, .19, .34, .17, .62, .28, .90, .48, .98, .69, .88, .81, .60,
                  .80, .30, .68, .09, .52, .02)),
          List.of(line(.56, .02, .46, .98)),
          List.of(
              curve(.18, .26, .30, .07, .56, .02, .77, .18, .70, .44, .44, .72, .14, .95),
              line(.14, .95, .88, .92)),
          List.of(
              curve(.20, .13, .46, .02, .73, .15, .66, .37, .42, .46),
              curve(.42, .46, .70, .54, .78, .77, .54, .97, .18, .88)),
          List.of(line(.24, .06, .17, .56, .86, .50), line(.72, .04, .60, .98)),
          List.of(
              line(.82, .04, .32, .06, .26, .44),
              curve(.26, .44, .54, .39, .79, .58, .70, .89, .42, .98, .14, .88)),
          List.of(
              curve(
                  .66, .02, .42, .20, .24, .54, .25, .84, .46, .98, .70, .86, .70, .63, .50, .54,
                  .26, .70)),
          List.of(line(.14, .09, .84, .07), curve(.84, .07, .62, .40, .50, .70, .44, .98)),
          List.of(
              curve(
                  .52, .47, .28, .32, .29, .10, .52, .02, .74, .13, .70, .33, .52, .47, .31, .64,
                  .26, .86, .48, .98, .71, .87, .72, .66, .52, .47)),
          List.of(
              curve(.76, .24, .58, .04, .31, .12, .24, .36, .42, .50, .66, .40, .76, .24),
              curve(.76, .24, .74, .55, .66, .98)));

  /** The movements that write a digit. */
  static List<DigitStroke> of(int digit) {
    return DIGITS.get(digit);
  }

  private static DigitStroke curve(double... points) {
    return new DigitStroke(true, points);
  }

  private static DigitStroke line(double... points) {
    return new DigitStroke(false, points);
  }

  /** Straight pieces that follow the stroke, each as x, y of its two ends. */
  List<double[]> pieces() {
    int count = points.length / 2;
    List<double[]> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < count; i++) {
      int steps = curved ? PIECES : 1;
      for (int step = 0; step < steps; step++) {
        double from = (double) step / steps;
        double to = (step + 1.0) / steps;
        pieces.add(
            new double[] {along(i, from, 0), along(i, from, 1), along(i, to, 0), along(i, to, 1)});
      }
    }
    return pieces;
  }

  private double along(int segment, double t, int axis) {
    double p1 = point(segment, axis);
    double p2 = point(segment + 1, axis);
    if (!curved) {
      return p1 + t * (p2 - p1);
    }
    double p0 = point(segment - 1, axis);
    double p3 = point(segment + 2, axis);
    return 0.5
        * (2 * p1
            + (p2 - p0) * t
            + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t
            + (3 * (p1 - p2) + p3 - p0) * t * t * t);
  }

  /** Beyond the ends, a closed stroke goes on at its other end, an open one stands still. */
  private double point(int index, int axis) {
    int last = points.length / 2 - 1;
    boolean closed = points[0] == points[2 * last] && points[1] == points[2 * last + 1];
    int inside = index < 0 ? (closed ? last - 1 : 0) : index > last ? (closed ? 1 : last) : index;
    return points[2 * inside + axis];
  }
}
