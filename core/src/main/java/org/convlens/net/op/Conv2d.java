package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Convolution (cross-correlation) of maps. Weights: kernel {@code O × C/groups × kH × kW}, then,
 * optionally, a bias {@code O}.
 */
public record Conv2d(Size stride, Padding padding, Size dilation, int groups) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.WEIGHS);
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.SLIDING;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.maps(this, inputs);
    Shape kernel = weights.get(0).shape();
    if (kernel.rank() != 4 || kernel.extent(1) * groups != input.channels()) {
      throw new IllegalArgumentException(
          "a kernel " + kernel + " in " + groups + " groups on " + input.channels() + " channels");
    }
    Size size = kernelSize(weights);
    Padding p = padding.resolve(input.height(), input.width(), size, stride, dilation);
    return Shape.of(
        input.extent(0),
        kernel.extent(0),
        Shapes.window(
            input.height(),
            size.height(),
            stride.height(),
            dilation.height(),
            p.top() + p.bottom(),
            false),
        Shapes.window(
            input.width(),
            size.width(),
            stride.width(),
            dilation.width(),
            p.left() + p.right(),
            false));
  }

  @Override
  public long macs(Shape output, List<Tensor> weights) {
    return (long) weights.get(0).size() * output.height() * output.width();
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Size size = kernelSize(weights);
    Padding p = padding.resolve(input.height(), input.width(), size, stride, dilation);
    return Sight.of(
        Taps.grouped(groups, weights.get(0).shape().extent(0), input.channels()),
        Taps.window(size.height(), stride.height(), dilation.height(), p.top()),
        Taps.window(size.width(), stride.width(), dilation.width(), p.left()));
  }

  public static Size kernelSize(List<Tensor> weights) {
    Shape kernel = weights.get(0).shape();
    return new Size(kernel.extent(2), kernel.extent(3));
  }
}
