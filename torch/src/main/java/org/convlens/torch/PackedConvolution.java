package org.convlens.torch;

import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;
import org.convlens.array.Shape;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/**
 * A convolution of oneDNN whose kernel lies as its inner loops read it, and which adds to other
 * maps and rectifies while it writes.
 */
record PackedConvolution(
    PackedOperators operators,
    IValue kernel,
    IValue bias,
    IValue padding,
    IValue stride,
    IValue dilation)
    implements FastConvolution {

  /**
   * @param weights a kernel, out × in × height × width, and perhaps a bias
   * @param batch how many pictures it will mostly be given
   * @return to be closed
   */
  static PackedConvolution of(Conv2d op, Shape input, List<Tensor> weights, long batch) {
    PackedOperators operators = PackedOperators.found().orElseThrow();
    Tensor kernel = weights.get(0);
    Padding p = padding(op, input, new Size((int) kernel.size(2), (int) kernel.size(3)));
    IValue padding = operators.list(p.top(), p.left());
    IValue stride = operators.list(ConvolutionKernels.pair(op.stride()));
    IValue dilation = operators.list(ConvolutionKernels.pair(op.dilation()));
    long[] extents = {batch, input.channels(), input.height(), input.width()};
    try (Tensor packed = operators.pack(kernel, padding, stride, dilation, extents)) {
      IValue bias = weights.size() > 1 ? new IValue(weights.get(1)) : new IValue();
      return new PackedConvolution(
          operators, Scope.keep(new IValue(packed)), Scope.keep(bias), padding, stride, dilation);
    }
  }

  @Override
  public PackedConvolution unpadded() {
    return new PackedConvolution(operators, kernel, bias, operators.noPadding(), stride, dilation);
  }

  /** Whether a convolution of maps can be packed. */
  static boolean suits(Conv2d op, Shape input, Size kernel) {
    Padding p = padding(op, input, kernel);
    return PackedOperators.found().isPresent()
        && op.groups() == 1
        && p.isSymmetric()
        && p.top() >= 0
        && p.left() >= 0;
  }

  private static Padding padding(Conv2d op, Shape input, Size kernel) {
    return op.padding().resolve(input.height(), input.width(), kernel, op.stride(), op.dilation());
  }

  @Override
  public Tensor run(Tensor x, boolean rectified) {
    return operators.convolve(x, this, rectified);
  }

  @Override
  public Tensor addTo(Tensor others, Tensor x, boolean rectified) {
    return operators.accumulate(others, x, this, rectified);
  }

  @Override
  public void close() {
    List.of(kernel, bias, padding, stride, dilation).forEach(IValue::close);
  }
}
