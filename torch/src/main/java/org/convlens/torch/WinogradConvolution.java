package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/**
 * A convolution with 3 × 3 kernels in 4 multiplications per number instead of 9: tiles of 4 × 4
 * cells, which overlap by two, become 16 sums of their cells each; every sum of all channels is one
 * matrix product; 2 × 2 numbers are sums of these 16 again. Minimal filtering F(2 × 2, 3 × 3) of
 * Winograd, as Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016, give it.
 *
 * @param products 16 matrices, out × in, the rows of tiles one after another
 * @param top rows of padding above the maps and below
 * @param left columns of padding left of the maps and right
 */
record WinogradConvolution(List<PackedLinear> products, long top, long left)
    implements FastConvolution {
  /** Cells of a tile's side. */
  private static final int SIDE = 4;

  /** The product of which all four numbers of a tile hold just one: it brings the bias. */
  private static final int CENTRE = SIDE + 1;

  /** Below so many kernels, the sums take longer than the multiplications they save. */
  private static final long LEAST = 1 << 17;

  /** Tiles of one product at most, unless one picture has more: what they take fits a cache. */
  private static final long TILES = 512;

  private static final Scalar HALF = Scope.hold(() -> new Scalar(0.5)).value();

  /** Whether it is faster than a convolution as it stands. */
  static boolean suits(Conv2d op, Tensor kernel) {
    return kernel.size(2) == 3
        && kernel.size(3) == 3
        && kernel.size(0) * kernel.size(1) >= LEAST
        && op.stride().equals(Size.ONE)
        && op.dilation().equals(Size.ONE)
        && op.groups() == 1;
  }

  /**
   * @param weights a kernel, out × in × 3 × 3, and perhaps a bias
   * @return to be closed
   */
  static WinogradConvolution of(Conv2d op, Shape input, List<Tensor> weights) {
    PackedOperators operators = PackedOperators.found().orElseThrow();
    Padding padding =
        op.padding()
            .resolve(input.height(), input.width(), Size.square(3), op.stride(), op.dilation());
    List<PackedLinear> products = new ArrayList<>();
    for (int row = 0; row < SIDE; row++) {
      int number = row;
      Tensor rows = Scope.compute(false, () -> Scope.keep(widened(weights.get(0), number)));
      try (rows) {
        for (int column = 0; column < SIDE; column++) {
          boolean biased = products.size() == CENTRE && weights.size() > 1;
          products.add(
              new PackedLinear(
                  operators,
                  packed(operators, rows, column),
                  Scope.keep(biased ? new IValue(weights.get(1)) : new IValue())));
        }
      }
    }
    return new WinogradConvolution(List.copyOf(products), padding.top(), padding.left());
  }

  private static IValue packed(PackedOperators operators, Tensor columns, int column) {
    return Scope.compute(
        false,
        () -> {
          Tensor matrix = widened(columns, column).to(torch.ScalarType.Float).contiguous();
          try (Tensor packed = operators.pack(matrix, TILES)) {
            return Scope.keep(new IValue(packed));
          }
        });
  }

  /**
   * One of four sums of a kernel's rows: k₀, (k₀ + k₁ + k₂) / 2, (k₀ − k₁ + k₂) / 2 and k₂.
   *
   * @return in double precision
   */
  private static Tensor widened(Tensor kernel, int number) {
    return switch (number) {
      case 0 -> row(kernel, 0);
      case 1 -> ends(kernel).add_(row(kernel, 1)).mul_(HALF);
      case 2 -> ends(kernel).sub_(row(kernel, 1)).mul_(HALF);
      default -> row(kernel, 2);
    };
  }

  private static Tensor ends(Tensor kernel) {
    return row(kernel, 0).add(row(kernel, 2));
  }

  private static Tensor row(Tensor kernel, int number) {
    return kernel.select(2, number).to(torch.ScalarType.Double);
  }

  @Override
  public WinogradConvolution unpadded() {
    return new WinogradConvolution(products, 0, 0);
  }

  @Override
  public Tensor run(Tensor x, boolean rectified) {
    long rows = x.size(2) + 2 * top - 2;
    long columns = x.size(3) + 2 * left - 2;
    long[] tiles = {(rows + 1) / 2, (columns + 1) / 2};
    long filters = products.get(0).matrix().toTensor().size(0);
    long[] extents = {x.size(0), filters, 2 * tiles[0], 2 * tiles[1]};
    Tensor out = torch.empty(extents, x.options(), channelsLast());
    long most = Math.max(1, TILES / (tiles[0] * tiles[1]));
    for (long from = 0; from < x.size(0); from += most) {
      long first = from;
      long count = Math.min(most, x.size(0) - from);
      Scope.perform(false, () -> fill(out.narrow(0, first, count), x.narrow(0, first, count)));
    }
    if (rectified) {
      torch.relu_(out);
    }
    return rows % 2 == 0 && columns % 2 == 0 ? out : cropped(out, rows, columns);
  }

  private static Tensor cropped(Tensor out, long rows, long columns) {
    try (out) {
      return Transfer.channelsLast(out.narrow(2, 0, rows).narrow(3, 0, columns));
    }
  }

  private static MemoryFormatOptional channelsLast() {
    return new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast);
  }

  /** Computes whole tiles, so that an odd row or column is written beyond the maps. */
  private void fill(Tensor out, Tensor x) {
    long pictures = out.size(0);
    long down = out.size(2) / 2;
    long across = out.size(3) / 2;
    long filters = out.size(1);
    long below = 2 * down + 2 - x.size(2) - top;
    long right = 2 * across + 2 - x.size(3) - left;
    Tensor maps = x.permute(0, 2, 3, 1);
    if (top + left + below + right > 0) {
      maps = torch.constant_pad_nd(maps, 0, 0, left, right, top, below);
    }
    Tensor pairs = maps.contiguous().view(pictures, down + 1, 2, across + 1, 2, x.size(1));
    Tensor[][] sums = new Tensor[2][SIDE];
    for (int row = 0; row < SIDE; row++) {
      int number = row;
      Scope.perform(false, () -> multiply(sums, number, summed(pairs, 1, number, down), across));
    }
    Tensor numbers = out.permute(0, 2, 3, 1).view(pictures, down, 2, across, 2, filters);
    for (int row = 0; row < 2; row++) {
      Tensor[] of = new Tensor[SIDE];
      for (int i = 0; i < SIDE; i++) {
        of[i] = sums[row][i].view(pictures, down, across, filters);
      }
      Tensor target = numbers.select(2, row);
      torch.add_out(target.select(3, 0), of[0].add_(of[1]), of[2]);
      torch.sub_out(target.select(3, 1), of[1].sub_(of[2]), of[3]);
    }
    for (Tensor[] row : sums) {
      for (Tensor sum : row) {
        sum.close();
      }
    }
  }

  /** One of four sums of a tile's cells along an axis: d₀ − d₂, d₁ + d₂, d₂ − d₁, d₁ − d₃. */
  private static Tensor summed(Tensor pairs, long axis, int number, long tiles) {
    return switch (number) {
      case 0 -> cells(pairs, axis, 0, tiles).sub(cells(pairs, axis, 2, tiles));
      case 1 -> cells(pairs, axis, 1, tiles).add(cells(pairs, axis, 2, tiles));
      case 2 -> cells(pairs, axis, 2, tiles).sub(cells(pairs, axis, 1, tiles));
      default -> cells(pairs, axis, 1, tiles).sub(cells(pairs, axis, 3, tiles));
    };
  }

  /** The same cell of every tile along an axis, of which cells come in pairs. */
  private static Tensor cells(Tensor pairs, long axis, int cell, long tiles) {
    return pairs.select(axis + 1, cell % 2).narrow(axis, cell / 2, tiles);
  }

  /** The products of one row of sums, added up to two rows: p₀ + p₁ + p₂ and p₁ − p₂ − p₃. */
  private void multiply(Tensor[][] sums, int row, Tensor tiles, long across) {
    for (int column = 0; column < SIDE; column++) {
      Tensor said = product(row, column, tiles, across);
      if (row < 2) {
        sums[row][column] = Scope.keep(said);
      }
      if (row == 1 || row == 2) {
        sums[0][column].add_(said);
      }
      if (row > 1) {
        sums[1][column].sub_(said);
        said.close();
      }
    }
  }

  private Tensor product(int row, int column, Tensor tiles, long across) {
    PackedLinear product = products.get(SIDE * row + column);
    try (Tensor cells = summed(tiles, 2, column, across);
        Tensor matrix = cells.view(-1, cells.size(-1))) {
      return product.operators().multiply(matrix, product);
    }
  }

  @Override
  public Tensor addTo(Tensor others, Tensor x, boolean rectified) {
    try (Tensor own = run(x, false)) {
      others.add_(own);
    }
    if (rectified) {
      torch.relu_(others);
    }
    return new Tensor(others);
  }

  @Override
  public void close() {
    for (PackedLinear product : products) {
      product.matrix().close();
      product.bias().close();
    }
  }
}
