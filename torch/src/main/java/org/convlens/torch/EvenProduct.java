package org.convlens.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Convolutions as matrix products whose columns are all computed alike, so that equal windows give
 * equal numbers to the last bit. BLAS adds up the last columns of a tile, and those at which its
 * threads part, in another order than the others: here the columns fill whole tiles, with zeros
 * behind the last.
 */
final class EvenProduct {
  /** Columns for each thread that every kernel of OpenBLAS takes in whole tiles. */
  private static final int TILE = 96;

  private static final long[] NO_PADDING = {0, 0};

  private EvenProduct() {}

  /**
   * A convolution without bias.
   *
   * @param x pictures × channels × rows × columns
   * @param kernel out × in of one group × rows × columns
   * @param padding of rows and of columns, the same on both sides
   */
  static Tensor convolve(
      Tensor x, Tensor kernel, long[] padding, long[] stride, long[] dilation, int groups) {
    long[] window = {kernel.size(2), kernel.size(3)};
    long height = cells(x.size(2) + 2 * padding[0], window[0], stride[0], dilation[0]);
    long width = cells(x.size(3) + 2 * padding[1], window[1], stride[1], dilation[1]);
    Tensor windows = torch.im2col(x.contiguous(), window, dilation, padding, stride);
    Tensor matrices = kernel.contiguous().view(groups, kernel.size(0) / groups, -1);
    Tensor maps = product(matrices, windows).view(x.size(0), -1, height, width);
    return Transfer.channelsLast(maps);
  }

  /**
   * A transposed convolution without bias and padding: each cell lays its kernel over what comes
   * out.
   *
   * @param x pictures × channels × rows × columns
   * @param kernel in × out of one group × rows × columns
   */
  static Tensor spread(Tensor x, Tensor kernel, long[] stride, long[] dilation, int groups) {
    long[] window = {kernel.size(2), kernel.size(3)};
    long[] extents = {
      (x.size(2) - 1) * stride[0] + dilation[0] * (window[0] - 1) + 1,
      (x.size(3) - 1) * stride[1] + dilation[1] * (window[1] - 1) + 1
    };
    Tensor cells = x.contiguous().view(x.size(0), x.size(1), -1);
    Tensor matrices = kernel.contiguous().view(groups, kernel.size(0) / groups, -1);
    Tensor windows = product(matrices.transpose(1, 2).contiguous(), cells);
    return Transfer.channelsLast(
        torch.col2im(windows, extents, window, dilation, NO_PADDING, stride));
  }

  /**
   * The product of each group's matrix with its columns.
   *
   * @param matrices groups × out × in
   * @param columns pictures × (groups · in) × columns
   * @return pictures × (groups · out) × columns
   */
  private static Tensor product(Tensor matrices, Tensor columns) {
    long items = columns.size(0);
    long count = columns.size(2);
    long groups = matrices.size(0);
    long tile = (long) TILE * torch.get_num_threads();
    long more = Math.floorMod(-count, tile);
    Tensor whole = more == 0 ? columns : torch.constant_pad_nd(columns, new long[] {0, more});
    Tensor factors = whole.view(items * groups, matrices.size(2), count + more);
    Tensor each =
        matrices
            .unsqueeze(0)
            .expand(items, groups, matrices.size(1), matrices.size(2))
            .reshape(items * groups, matrices.size(1), matrices.size(2));
    Tensor product = torch.bmm(each, factors).narrow(2, 0, count);
    return product.reshape(items, groups * matrices.size(1), count);
  }

  private static long cells(long extent, long window, long stride, long dilation) {
    return (extent - dilation * (window - 1) - 1) / stride + 1;
  }
}
