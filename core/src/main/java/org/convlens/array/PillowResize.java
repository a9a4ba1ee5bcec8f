package org.convlens.array;

import java.util.Arrays;
import org.convlens.array.Warp.Filter;

/** Antialiased separable resizing with Pillow's kernels, 22-bit weights and rounding. */
final class PillowResize {
  private static final int PRECISION = 22;

  private PillowResize() {}

  static Volume resize(Volume picture, int height, int width, Filter filter) {
    if (filter == Filter.NEAREST) {
      return Volume.generate(
          picture.channels(),
          height,
          width,
          (c, y, x) ->
              picture.at(
                  c,
                  (int) ((y + 0.5) * picture.height() / height),
                  (int) ((x + 0.5) * picture.width() / width)));
    }
    Volume wide =
        width == picture.width()
            ? picture
            : alongRows(picture, weights(picture.width(), width, filter));
    return height == picture.height()
        ? wide
        : alongColumns(wide, weights(picture.height(), height, filter));
  }

  /** For each output cell the first input cell and the weights from there on. */
  private record Weights(int[] first, int[][] fixed) {}

  private static Weights weights(int from, int to, Filter filter) {
    double scale = (double) from / to;
    double stretch = Math.max(1, scale);
    double support = support(filter) * stretch;
    int[] first = new int[to];
    int[][] fixed = new int[to][];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int low = Math.max(0, (int) (centre - support + 0.5));
      int high = Math.min(from, (int) (centre + support + 0.5));
      double[] row = new double[high - low];
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        row[j] = kernel(filter, (j + low - centre + 0.5) / stretch);
        sum += row[j];
      }
      first[i] = low;
      fixed[i] = new int[row.length];
      for (int j = 0; j < row.length; j++) {
        double weight = (sum == 0 ? row[j] : row[j] / sum) * (1 << PRECISION);
        fixed[i][j] = (int) (weight + (weight < 0 ? -0.5 : 0.5));
      }
    }
    return new Weights(first, fixed);
  }

  private static double support(Filter filter) {
    return switch (filter) {
      case NEAREST, BOX -> 0.5;
      case BILINEAR -> 1;
      case BICUBIC -> 2;
      case LANCZOS -> 3;
    };
  }

  private static double kernel(Filter filter, double at) {
    double x = Math.abs(at);
    return switch (filter) {
      case NEAREST, BOX -> at > -0.5 && at <= 0.5 ? 1 : 0;
      case BILINEAR -> x < 1 ? 1 - x : 0;
      case BICUBIC -> {
        double a = -0.5;
        yield x < 1
            ? ((a + 2) * x - (a + 3)) * x * x + 1
            : x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
      }
      case LANCZOS -> x < 3 ? sinc(x) * sinc(x / 3) : 0;
    };
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
  }

  private static Volume alongRows(Volume v, Weights weights) {
    int from = v.width();
    int to = weights.first.length;
    float[] source = v.values();
    float[] target = new float[Math.multiplyExact(v.channels() * v.height(), to)];
    int[] row = new int[from];
    for (int y = 0; y < v.channels() * v.height(); y++) {
      for (int x = 0; x < from; x++) {
        row[x] = (int) source[y * from + x];
      }
      for (int x = 0; x < to; x++) {
        int[] fixed = weights.fixed[x];
        int low = weights.first[x];
        int sum = 1 << (PRECISION - 1);
        for (int j = 0; j < fixed.length; j++) {
          sum += fixed[j] * row[low + j];
        }
        target[y * to + x] = clip(sum);
      }
    }
    return Volume.owning(v.channels(), v.height(), to, target);
  }

  private static Volume alongColumns(Volume v, Weights weights) {
    int width = v.width();
    int to = weights.first.length;
    float[] source = v.values();
    float[] target = new float[Math.multiplyExact(v.channels() * to, width)];
    int[] sums = new int[width];
    for (int c = 0; c < v.channels(); c++) {
      for (int y = 0; y < to; y++) {
        Arrays.fill(sums, 1 << (PRECISION - 1));
        int[] fixed = weights.fixed[y];
        for (int j = 0; j < fixed.length; j++) {
          int weight = fixed[j];
          int row = (c * v.height() + weights.first[y] + j) * width;
          for (int x = 0; x < width; x++) {
            sums[x] += weight * (int) source[row + x];
          }
        }
        for (int x = 0; x < width; x++) {
          target[(c * to + y) * width + x] = clip(sums[x]);
        }
      }
    }
    return Volume.owning(v.channels(), to, width, target);
  }

  private static float clip(int sum) {
    return Math.min(255, Math.max(0, sum >> PRECISION));
  }
}
