package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Where pictures enter. No inputs, no weights. */
public record Input(Shape shape) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return shape;
  }
}
