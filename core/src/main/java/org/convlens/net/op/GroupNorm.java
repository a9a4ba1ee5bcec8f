package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Groups of maps by their own mean and variance. Weights, one number per channel: scale, shift. */
public record GroupNorm(int groups, float epsilon) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Sharing sharing() {
    return Sharing.PASSING;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }

  @Override
  public Reach reach(Shape input, List<Tensor> weights) {
    return Reach.EVERYTHING;
  }
}
