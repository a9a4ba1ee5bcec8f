package org.convlens.torch;

import java.util.stream.LongStream;
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
    Shape input = site.input();
    Size size = new Size((int) kernel.size(2), (int) kernel.size(3));
    Padding p =
        op.padding().resolve(input.height(), input.width(), size, op.stride(), op.dilation());
    if (p.isSymmetric() && p.top() >= 0 && p.left() >= 0) {
      return conv(op, site, new long[] {p.top(), p.left()});
    }
    long[] around = innermostFirst(p);
    Step unpadded = conv(op, site, NONE);
    return in -> unpadded.run(new Tensor[] {torch.constant_pad_nd(in[0], around)});
  }

  /**
   * Equal windows give equal numbers, to the last bit: of tied numbers the max pooling that follows
   * takes the first, and their gradient goes where it goes in exact arithmetic. oneDNN has that
   * property with all its instruction sets; libtorch's own way for small maps, over BLAS, has not.
   */
  private static Step conv(Conv2d op, Site site, long[] padding) {
    Tensor kernel = site.weight(0);
    TensorOptional bias = site.optional(1);
    long[] stride = pair(op.stride());
    long[] dilation = pair(op.dilation());
    int groups = op.groups();
    return switch (way(kernel)) {
      case PLAIN -> in -> torch.conv2d(in[0], kernel, bias, stride, padding, dilation, groups);
      case ONEDNN ->
          in ->
              torch.mkldnn_convolution(
                  Transfer.channelsLast(in[0]), kernel, bias, padding, stride, dilation, groups);
      case EVEN ->
          biased(
              site, in -> EvenProduct.convolve(in[0], kernel, padding, stride, dilation, groups));
    };
  }

  /** Who convolves. */
  private enum Way {
    PLAIN,
    ONEDNN,
    EVEN
  }

  private static Way way(Tensor kernel) {
    return switch (kernel.scalar_type().intern()) {
      case Double -> Way.EVEN;
      case Float -> torch.hasMKLDNN() ? Way.ONEDNN : Way.PLAIN;
      default -> Way.PLAIN;
    };
  }

  private static Step biased(Site site, Step maps) {
    if (!site.has(1)) {
      return maps;
    }
    Tensor bias = site.weight(1).view(1, -1, 1, 1);
    return in -> maps.run(in).add(bias);
  }

  private static Step convTranspose(ConvTranspose2d op, Site site) {
    Padding p = op.padding();
    Size extra = op.extra();
    long[] cut = {-p.left(), extra.width() - p.right(), -p.top(), extra.height() - p.bottom()};
    Step whole = unpadded(op, site);
    Scalar zero = new Scalar(0f);
    boolean fits = LongStream.of(cut).allMatch(amount -> amount == 0);
    return biased(site, fits ? whole : in -> torch.constant_pad_nd(whole.run(in), cut, zero));
  }

  /** A transposed convolution without bias, with all that it puts out. */
  private static Step unpadded(ConvTranspose2d op, Site site) {
    Tensor kernel = site.weight(0);
    long[] stride = pair(op.stride());
    long[] dilation = pair(op.dilation());
    int groups = op.groups();
    TensorOptional none = new TensorOptional();
    Step plain =
        in ->
            torch.conv_transpose2d(
                Transfer.channelsLast(in[0]), kernel, none, stride, NONE, NONE, groups, dilation);
    Step even =
        in -> {
          Tensor cells = in[0].to(torch.ScalarType.Double);
          Tensor exact = kernel.to(torch.ScalarType.Double);
          return EvenProduct.spread(cells, exact, stride, dilation, groups)
              .to(kernel.scalar_type());
        };
    return switch (way(kernel)) {
      case PLAIN -> plain;
      case ONEDNN -> in -> (isLarge(in[0]) ? plain : even).run(in);
      case EVEN -> even;
    };
  }

  /** Whether libtorch hands a convolution of these maps to oneDNN by itself. */
  private static boolean isLarge(Tensor x) {
    return x.size(0) > 1 || x.numel() > FusedSteps.LEAST;
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
