package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.op.Resampling;
import org.convlens.net.op.Resize;

/** Maps resampled, rows first, then columns: each output cell is a weighted sum of a few cells. */
final class ResizeKernel {
  private ResizeKernel() {}

  static void addTo(Kernels kernels) {
    kernels.add(
        Resize.class,
        (op, site) -> {
          Axis rows = Axis.of(2, Resampling.rows(op, site.input().height()));
          Axis columns = Axis.of(3, Resampling.columns(op, site.input().width()));
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
    static Axis of(int axis, Resampling resampling) {
      List<Tensor> cells = new ArrayList<>();
      List<Tensor> weights = new ArrayList<>();
      for (int[] sources : resampling.cells()) {
        cells.add(ShapeKernels.indices(java.util.Arrays.stream(sources).boxed().toList()));
      }
      if (cells.size() > 1) {
        for (float[] factors : resampling.weights()) {
          Tensor row = torch.tensor(factors);
          weights.add(axis == 2 ? row.view(-1, 1) : row);
        }
      }
      return new Axis(axis, cells, weights);
    }

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
}
