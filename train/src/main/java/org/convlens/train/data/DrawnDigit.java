package org.convlens.train.data;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.task.UsageException;

/**
 * A handwritten digit that the program draws itself, made up as MNIST's pictures are: white on
 * black, 28 × 28, the longer side 20 pixels, its centre of mass in the middle.
 */
public final class DrawnDigit {
  private static final int SIDE = 28;
  private static final double BOX = 20;

  /** Pixels over which the pen's edge fades. */
  private static final double EDGE = 1.3;

  private DrawnDigit() {}

  /**
   * Draws a digit.
   *
   * @param digit 0 to 9
   * @param seed of the hand: slant, turn and breadth of the pen
   * @return 1 × 28 × 28, 0..255
   */
  public static Volume draw(int digit, long seed) {
    if (digit < 0 || digit > 9) {
      throw new UsageException("no digit " + digit + ": give 0 to 9");
    }
    SeededRandom hand = new SeededRandom(seed, "handwriting " + digit);
    double turn = Math.toRadians(hand.uniform(-5, 5));
    double slant = hand.uniform(0, 0.14);
    double radius = hand.uniform(1.15, 1.5);
    List<double[]> pieces = new ArrayList<>();
    for (DigitStroke stroke : DigitStroke.of(digit)) {
      for (double[] piece : stroke.pieces()) {
        pieces.add(written(piece, turn, slant));
      }
    }
    List<double[]> fitted = fit(pieces, BOX - 2 * radius);
    Volume first = ink(fitted, radius);
    double middle = (SIDE - 1) / 2.0;
    return ink(moved(fitted, 1, middle - mass(first, true), middle - mass(first, false)), radius);
  }

  private static double[] written(double[] piece, double turn, double slant) {
    double[] result = new double[4];
    for (int end = 0; end < 4; end += 2) {
      double x = piece[end] * 0.86 - slant * piece[end + 1];
      double y = piece[end + 1];
      result[end] = StrictMath.cos(turn) * x - StrictMath.sin(turn) * y;
      result[end + 1] = StrictMath.sin(turn) * x + StrictMath.cos(turn) * y;
    }
    return result;
  }

  /** Scaled so that the longer side has a length, the box's middle in the picture's. */
  private static List<double[]> fit(List<double[]> pieces, double length) {
    double left = bound(pieces, 0, -1);
    double right = bound(pieces, 0, 1);
    double top = bound(pieces, 1, -1);
    double bottom = bound(pieces, 1, 1);
    double scale = length / Math.max(right - left, bottom - top);
    double middle = (SIDE - 1) / 2.0;
    return moved(
        pieces, scale, middle - scale * (left + right) / 2, middle - scale * (top + bottom) / 2);
  }

  private static double bound(List<double[]> pieces, int axis, int sign) {
    return sign
        * pieces.stream()
            .mapToDouble(p -> Math.max(sign * p[axis], sign * p[axis + 2]))
            .max()
            .orElseThrow();
  }

  private static List<double[]> moved(List<double[]> pieces, double scale, double x, double y) {
    return pieces.stream()
        .map(
            p ->
                new double[] {
                  p[0] * scale + x, p[1] * scale + y, p[2] * scale + x, p[3] * scale + y
                })
        .toList();
  }

  private static Volume ink(List<double[]> pieces, double radius) {
    return Volume.generate(
        1,
        SIDE,
        SIDE,
        (c, y, x) -> {
          double distance = Double.POSITIVE_INFINITY;
          for (double[] piece : pieces) {
            distance = Math.min(distance, distance(piece, x, y));
          }
          double covered = (radius - distance) / EDGE + 0.5;
          return Math.round(255 * Math.min(1, Math.max(0, covered)));
        });
  }

  private static double distance(double[] piece, double x, double y) {
    double dx = piece[2] - piece[0];
    double dy = piece[3] - piece[1];
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : ((x - piece[0]) * dx + (y - piece[1]) * dy) / length;
    double nearest = Math.min(1, Math.max(0, t));
    double awayX = x - piece[0] - nearest * dx;
    double awayY = y - piece[1] - nearest * dy;
    return Math.sqrt(awayX * awayX + awayY * awayY);
  }

  private static double mass(Volume picture, boolean columns) {
    double weighted = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        weighted += picture.at(0, y, x) * (columns ? x : y);
      }
    }
    return weighted / picture.sum();
  }
}
