package org.convlens.net.op;

import java.util.stream.IntStream;
import org.convlens.net.op.Resize.Interpolation;

/**
 * How one axis is resampled: each output cell is a weighted sum of a few input cells, one of each
 * tap. At the borders the outermost cell stands for those that are not there.
 *
 * @param cells for each tap the input cell of every output cell
 * @param weights for each tap the factor of every output cell
 */
public record Resampling(int[][] cells, float[][] weights) {
  /** Beyond this a coordinate next to a whole number is rounding. */
  private static final double ROUNDING = 1e-10;

  /** How rows are resampled. */
  public static Resampling rows(Resize op, int in) {
    return axis(op, in, op.height(), op.rows());
  }

  /** How columns are resampled. */
  public static Resampling columns(Resize op, int in) {
    return axis(op, in, op.width(), op.columns());
  }

  private static Resampling axis(Resize op, int in, int out, double scale) {
    int taps =
        switch (op.interpolation()) {
          case NEAREST -> 1;
          case LINEAR -> 2;
          case CUBIC -> 4;
        };
    int[][] cells = new int[taps][out];
    float[][] weights = new float[taps][out];
    for (int i = 0; i < out; i++) {
      double at = coordinate(op.coordinates(), i, in, out, scale);
      if (op.interpolation() == Interpolation.NEAREST) {
        cells[0][i] = clamp(nearest(op.rounding(), at), in);
        weights[0][i] = 1;
        continue;
      }
      double whole = Math.rint(at);
      double place = Math.abs(at - whole) < ROUNDING ? whole : at;
      int first = (int) Math.floor(place) - taps / 2 + 1;
      for (int tap = 0; tap < taps; tap++) {
        double distance = Math.abs(place - first - tap);
        cells[tap][i] = clamp(first + tap, in);
        weights[tap][i] = (float) (taps == 2 ? 1 - distance : cubic(distance, op.cubic()));
      }
    }
    return new Resampling(cells, weights);
  }

  private static double coordinate(
      Resize.Coordinates coordinates, int i, int in, int out, double scale) {
    return switch (coordinates) {
      case HALF_PIXEL -> (i + 0.5) / scale - 0.5;
      case PYTORCH_HALF_PIXEL -> out > 1 ? (i + 0.5) / scale - 0.5 : 0;
      case ASYMMETRIC -> i / scale;
      case ALIGN_CORNERS -> out == 1 ? 0 : i * (in - 1) / (scale * in - 1);
    };
  }

  private static int nearest(Resize.Rounding rounding, double at) {
    return (int)
        switch (rounding) {
          case FLOOR -> Math.floor(at);
          case CEIL -> Math.ceil(at);
          case ROUND_HALF_DOWN -> Math.ceil(at - 0.5);
          case ROUND_HALF_UP -> Math.floor(at + 0.5);
        };
  }

  private static int clamp(int cell, int extent) {
    return Math.min(extent - 1, Math.max(0, cell));
  }

  /** Keys' cubic convolution kernel at a distance of 0 to 2 (Keys 1981). */
  private static double cubic(double d, double a) {
    if (d <= 1) {
      return ((a + 2) * d - (a + 3)) * d * d + 1;
    }
    return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
  }

  /** The cells whose factors do not add up to nothing. */
  Taps taps() {
    int out = cells[0].length;
    boolean same = IntStream.range(0, out).allMatch(i -> seen(i).length == 1 && seen(i)[0] == i);
    return same ? Taps.POINT : Taps.of(this::seen);
  }

  private int[] seen(int unit) {
    return IntStream.range(0, cells.length)
        .map(tap -> cells[tap][unit])
        .distinct()
        .filter(cell -> factor(unit, cell) != 0)
        .toArray();
  }

  private double factor(int unit, int cell) {
    return IntStream.range(0, cells.length)
        .filter(tap -> cells[tap][unit] == cell)
        .mapToDouble(tap -> weights[tap][unit])
        .sum();
  }
}
