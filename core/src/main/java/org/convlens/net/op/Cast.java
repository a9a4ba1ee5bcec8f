package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Numbers as another type sees them: integer types truncate, BOOL is 0 or 1, floating types change
 * nothing, as the engine computes in float32. No weights.
 */
public record Cast(ElementType type) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.APART);
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
}
