package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.op.Resize;

/** Maps resampled, rows first, then columns: each output cell is a weighted sum of a few cells. */
final class ResizeKernel {
  private ResizeKernel() {}

  static void addTo(Kernels kernels) {
    kernels.add(
        Resize.class,
        (op, site) -> {
          Axis rows = axis(op, 2, site.input().height(), op.height(), op.rows());
          Axis columns = axis(op, 3, site.input().width(), op.width(), op.columns());
          return in -> columns.apply(rows.apply(in[0]));
        });
  }

  /**
   * How one axis is resampled.
   *
   * @param cells for each tap the input cell of every output cell
   * @param weights for each tap the factor of every output cell; empty if there is but one tap
   */
  private record Axis(int axis, List<Tensor> cells, List<Tensor> weights) {
    Tensor apply(Tensor maps) {
      Tensor sum = maps.index_select(axis, cells.get(0));
      if (weights.isEmpty()) {
        return sum;
      }
      sum = sum.mul(weights.get(0));
      for (int tap = 1; tap < cells.size(); tap++) {
        sum = torch.addcmul(sum, maps.index_select(axis, cells.get(tap)), weights.get(tap));
      }
      return sum;
    }
  }

  private static Axis axis(Resize op, int axis, int in, int out, double scale) {
    double[] at = new double[out];
    for (int i = 0; i < out; i++) {
      at[i] = coordinate(op.coordinates(), i, in, out, scale);
    }
    if (op.interpolation() == Resize.Interpolation.NEAREST) {
      List<Integer> nearest = new ArrayList<>();
      for (double x : at) {
        nearest.add(clamp(round(op.rounding(), x), in));
      }
      return new Axis(axis, List.of(ShapeKernels.indices(nearest)), List.of());
    }
    int taps = op.interpolation() == Resize.Interpolation.LINEAR ? 2 : 4;
    List<Tensor> cells = new ArrayList<>();
    List<Tensor> weights = new ArrayList<>();
    for (int tap = 0; tap < taps; tap++) {
      List<Integer> sources = new ArrayList<>();
      float[] factors = new float[out];
      for (int i = 0; i < out; i++) {
        int first = (int) Math.floor(at[i]) - taps / 2 + 1;
        sources.add(clamp(first + tap, in));
        double distance = Math.abs(at[i] - first - tap);
        factors[i] = (float) (taps == 2 ? 1 - distance : cubic(distance, op.cubic()));
      }
      cells.add(ShapeKernels.indices(sources));
      weights.add(axis == 2 ? torch.tensor(factors).view(-1, 1) : torch.tensor(factors));
    }
    return new Axis(axis, cells, weights);
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

  private static int round(Resize.Rounding rounding, double x) {
    return (int)
        switch (rounding) {
          case FLOOR -> Math.floor(x);
          case CEIL -> Math.ceil(x);
          case ROUND_HALF_DOWN -> Math.ceil(x - 0.5);
          case ROUND_HALF_UP -> Math.floor(x + 0.5);
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
}
