package org.convlens.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Convolutions and matrix products. */
final class ConvolutionKernels {
  private static final long[] NONE = {0, 0};

  private ConvolutionKernels() {}

  static void addTo(Kernels kernels) {
    kernels
        .add(Conv2d.class, ConvolutionKernels::conv)
        .add(ConvTranspose2d.class, ConvolutionKernels::convTranspose)
        .add(Linear.class, ConvolutionKernels::linear)
        .add(MatMul.class, (op, site) -> in -> torch.matmul(in[0], in[1]));
  }

  static long[] pair(Size size) {
    return new long[] {size.height(), size.width()};
  }

  /** Amounts as libtorch takes them: the innermost axis first. */
  static long[] innermostFirst(Padding padding) {
    return new long[] {padding.left(), padding.right(), padding.top(), padding.bottom()};
  }

  private static Step conv(Conv2d op, Site site) {
    Tensor kernel = site.weight(0);
    TensorOptional bias = site.optional(1);
    long[] stride = pair(op.stride());
    long[] dilation = pair(op.dilation());
    Shape input = site.input();
    Size size = new Size((int) kernel.size(2), (int) kernel.size(3));
    Padding p =
        op.padding().resolve(input.height(), input.width(), size, op.stride(), op.dilation());
    if (p.isSymmetric() && p.top() >= 0 && p.left() >= 0) {
      long[] padding = {p.top(), p.left()};
      return in -> torch.conv2d(in[0], kernel, bias, stride, padding, dilation, op.groups());
    }
    long[] around = innermostFirst(p);
    return in ->
        torch.conv2d(
            torch.constant_pad_nd(in[0], around),
            kernel,
            bias,
            stride,
            NONE,
            dilation,
            op.groups());
  }

  private static Step convTranspose(ConvTranspose2d op, Site site) {
    Tensor kernel = site.weight(0);
    long[] stride = pair(op.stride());
    long[] dilation = pair(op.dilation());
    Padding p = op.padding();
    Size extra = op.extra();
    boolean plain =
        p.isSymmetric()
            && p.top() >= 0
            && p.left() >= 0
            && extra.height() < Math.max(op.stride().height(), op.dilation().height())
            && extra.width() < Math.max(op.stride().width(), op.dilation().width());
    if (plain) {
      TensorOptional bias = site.optional(1);
      long[] padding = {p.top(), p.left()};
      long[] added = pair(extra);
      return in ->
          torch.conv_transpose2d(
              in[0], kernel, bias, stride, padding, added, op.groups(), dilation);
    }
    TensorOptional none = new TensorOptional();
    long[] cut = {-p.left(), extra.width() - p.right(), -p.top(), extra.height() - p.bottom()};
    Step maps =
        in ->
            torch.constant_pad_nd(
                torch.conv_transpose2d(
                    in[0], kernel, none, stride, NONE, NONE, op.groups(), dilation),
                cut,
                new Scalar(0f));
    if (!site.has(1)) {
      return maps;
    }
    Tensor bias = site.weight(1);
    return in -> maps.run(in).add(bias.view(1, -1, 1, 1));
  }

  private static Step linear(Linear op, Site site) {
    Tensor matrix = site.weight(0);
    TensorOptional bias = site.optional(1);
    if (op.inputMajor()) {
      return in -> torch.linear(in[0], matrix.t(), bias);
    }
    Step plain = in -> torch.linear(in[0], matrix, bias);
    return PackedLinear.of(site).map(packed -> packed.or(plain)).orElse(plain);
  }
}
