package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** x > 0 ? x : a x. Weights: the slope a, broadcast to the input. */
public record PRelu() implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.APART, Trait.ACTIVATES);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PASSING;
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    Shape slope = weights.get(0).shape();
    Shape input = inputs.get(0);
    boolean same =
        slope.rank() == 1
            ? slope.elements() == input.channels() && slope.elements() != input.width()
            : Shapes.isConstant(slope);
    return same ? Locality.POINTWISE : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }
}
