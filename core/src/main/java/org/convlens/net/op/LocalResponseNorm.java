package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * x / (bias + α / size · Σ x²)^β over {@code size} neighbouring channels (Krizhevsky et al. 2012).
 * No weights.
 */
public record LocalResponseNorm(int size, float alpha, float beta, float bias) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Sharing sharing() {
    return Sharing.PASSING;
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.POINTWISE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Taps beside = Taps.window(size, 1, 1, (size - 1) / 2);
    return Sight.of(beside, Taps.POINT, Taps.POINT);
  }
}
