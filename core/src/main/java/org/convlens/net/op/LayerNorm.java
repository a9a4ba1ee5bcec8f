package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Normalised over all axes from one on. Weights, of the shape of those axes: scale, then,
 * optionally, shift.
 */
public record LayerNorm(int axis, float epsilon) implements Op {
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
    return input.isMaps() && input.axis(axis) <= 3 ? Reach.EVERYTHING : Reach.POINT;
  }
}
