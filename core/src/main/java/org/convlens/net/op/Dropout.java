package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Nothing when looking; while training, a share of the numbers is set to zero. No weights. */
public record Dropout(float rate) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PASSES, Trait.PER_CHANNEL, Trait.APART, Trait.AFFINE, Trait.REPEATS);
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.POINTWISE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }
}
