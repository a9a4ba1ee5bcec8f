package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** The largest number in a sliding window; padding never wins. No weights. */
public record MaxPool2d(Size kernel, Size stride, Padding padding, Size dilation, boolean ceil)
    implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.POOLS, Trait.LARGEST, Trait.REPEATS);
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.SLIDING;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.pooled(Shapes.maps(this, inputs), kernel, stride, dilation, padding, ceil);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Padding p = padding.resolve(input.height(), input.width(), kernel, stride, dilation);
    return Sight.of(
        Taps.POINT,
        Taps.window(kernel.height(), stride.height(), dilation.height(), p.top()),
        Taps.window(kernel.width(), stride.width(), dilation.width(), p.left()));
  }
}
