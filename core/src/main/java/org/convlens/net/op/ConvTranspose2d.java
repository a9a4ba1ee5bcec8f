package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Transposed convolution: the gradient of a convolution with respect to its input. Weights: kernel
 * {@code C × O/groups × kH × kW}, then, optionally, a bias {@code O}. The padding is taken off the
 * output.
 *
 * @param extra rows and columns added at the output's end (ONNX: output_padding)
 */
public record ConvTranspose2d(Size stride, Padding padding, Size dilation, int groups, Size extra)
    implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.WEIGHS);
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.maps(this, inputs);
    Shape kernel = weights.get(0).shape();
    if (kernel.rank() != 4 || kernel.extent(0) != input.channels()) {
      throw new IllegalArgumentException(
          "a kernel " + kernel + " on " + input.channels() + " channels");
    }
    int rows =
        (input.height() - 1) * stride.height()
            + (kernel.extent(2) - 1) * dilation.height()
            + 1
            + extra.height();
    int columns =
        (input.width() - 1) * stride.width()
            + (kernel.extent(3) - 1) * dilation.width()
            + 1
            + extra.width();
    return Shape.of(
        input.extent(0),
        kernel.extent(1) * groups,
        rows - padding.top() - padding.bottom(),
        columns - padding.left() - padding.right());
  }

  @Override
  public long macs(Shape output, List<Tensor> weights) {
    long cells = (long) output.height() * output.width();
    return weights.get(0).size() * cells / ((long) stride.height() * stride.width());
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Size size = Conv2d.kernelSize(weights);
    int outputs = weights.get(0).shape().extent(1) * groups;
    return Sight.of(
        Taps.grouped(groups, outputs, input.channels()),
        taps(size.height(), stride.height(), dilation.height(), padding.top()),
        taps(size.width(), stride.width(), dilation.width(), padding.left()));
  }

  /** Cell i lands on the units {@code i · stride + k · dilation − padding}. */
  private static Taps taps(int kernel, int stride, int dilation, int padding) {
    if (stride == 1) {
      return Taps.window(kernel, 1, dilation, (kernel - 1) * dilation - padding);
    }
    return Taps.of(
        unit ->
            IntStream.range(0, kernel)
                .map(k -> unit + padding - k * dilation)
                .filter(at -> Math.floorMod(at, stride) == 0)
                .map(at -> Math.floorDiv(at, stride))
                .toArray());
  }
}
