package org.convlens.torch;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Windows that slide over maps and take their largest number or their mean. */
final class PoolingKernels {
  private static final long[] NONE = {0, 0};

  private PoolingKernels() {}

  static void addTo(Kernels kernels) {
    kernels
        .add(MaxPool2d.class, PoolingKernels::max)
        .add(AveragePool2d.class, PoolingKernels::average)
        .add(GlobalPool2d.class, PoolingKernels::global);
  }

  private static Step max(MaxPool2d op, Site site) {
    Shape input = site.input();
    Padding p =
        op.padding()
            .resolve(input.height(), input.width(), op.kernel(), op.stride(), op.dilation());
    long[] kernel = ConvolutionKernels.pair(op.kernel());
    long[] stride = ConvolutionKernels.pair(op.stride());
    long[] dilation = ConvolutionKernels.pair(op.dilation());
    if (isNative(p, op.kernel())) {
      long[] padding = {p.top(), p.left()};
      return in -> torch.max_pool2d(in[0], kernel, stride, padding, dilation, op.ceil());
    }
    long[] around = ConvolutionKernels.innermostFirst(p);
    Scalar lowest = new Scalar(Float.NEGATIVE_INFINITY);
    return in ->
        cut(
            torch.max_pool2d(
                torch.constant_pad_nd(in[0], around, lowest),
                kernel,
                stride,
                NONE,
                dilation,
                op.ceil()),
            site.shape());
  }

  private static Step average(AveragePool2d op, Site site) {
    Shape input = site.input();
    Padding p =
        op.padding().resolve(input.height(), input.width(), op.kernel(), op.stride(), Size.ONE);
    long[] kernel = ConvolutionKernels.pair(op.kernel());
    long[] stride = ConvolutionKernels.pair(op.stride());
    if (isNative(p, op.kernel())) {
      long[] padding = {p.top(), p.left()};
      LongOptional none = new LongOptional();
      return in ->
          torch.avg_pool2d(in[0], kernel, stride, padding, op.ceil(), op.countPadding(), none);
    }
    long[] around = ConvolutionKernels.innermostFirst(p);
    LongOptional divisor = op.countPadding() ? new LongOptional() : new LongOptional(1);
    Step pool =
        in ->
            cut(
                torch.avg_pool2d(
                    torch.constant_pad_nd(in[0], around),
                    kernel,
                    stride,
                    NONE,
                    op.ceil(),
                    true,
                    divisor),
                site.shape());
    if (op.countPadding()) {
      return pool;
    }
    Tensor ones = torch.ones(1, 1, input.height(), input.width());
    Tensor counts = pool.run(new Tensor[] {ones});
    return in -> pool.run(in).div(counts);
  }

  /** Whether libtorch takes the padding as it is. */
  private static boolean isNative(Padding p, Size kernel) {
    return p.isSymmetric()
        && p.top() >= 0
        && p.left() >= 0
        && 2 * p.top() <= kernel.height()
        && 2 * p.left() <= kernel.width();
  }

  /** Without the windows that start in the padding at the end. */
  private static Tensor cut(Tensor maps, Shape shape) {
    Tensor rows = maps.size(2) > shape.height() ? maps.narrow(2, 0, shape.height()) : maps;
    return rows.size(3) > shape.width() ? rows.narrow(3, 0, shape.width()) : rows;
  }

  private static Step global(GlobalPool2d op, Site site) {
    Shape input = site.input();
    if (op.function() == GlobalPool2d.Function.MAX && input.isMaps()) {
      long[] whole = {input.height(), input.width()};
      long[] one = {1, 1};
      return in -> torch.max_pool2d(in[0], whole, whole, NONE, one, false);
    }
    long[] cells = new long[input.rank() - 2];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = i + 2L;
    }
    return op.function() == GlobalPool2d.Function.MAX
        ? in -> in[0].amax(cells, true)
        : in -> ArithmeticKernels.mean(in[0], cells, true);
  }
}
