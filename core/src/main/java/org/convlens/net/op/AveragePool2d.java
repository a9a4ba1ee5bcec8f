package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * The mean of a sliding window. No weights.
 *
 * @param countPadding whether padded zeros count in the denominator
 */
public record AveragePool2d(
    Size kernel, Size stride, Padding padding, boolean ceil, boolean countPadding) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.POOLS, Trait.REPEATS);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PROPORTIONAL;
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.SLIDING;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.pooled(Shapes.maps(this, inputs), kernel, stride, Size.ONE, padding, ceil);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Padding p = padding.resolve(input.height(), input.width(), kernel, stride, Size.ONE);
    return Sight.of(
        Taps.POINT,
        Taps.window(kernel.height(), stride.height(), 1, p.top()),
        Taps.window(kernel.width(), stride.width(), 1, p.left()));
  }
}
