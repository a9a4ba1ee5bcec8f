package org.convlens.net.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Entries of an axis by constant indices. Weights: the indices, whose shape replaces the axis. */
public record Gather(int axis) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    List<Integer> extents = new ArrayList<>(input.toList());
    int at = input.axis(axis);
    extents.remove(at);
    extents.addAll(at, weights.get(0).shape().toList());
    return Shape.of(extents);
  }

  @Override
  public Reach reach(Shape input, List<Tensor> weights) {
    return input.isMaps() && input.axis(axis) > 1 ? Reach.EVERYTHING : Reach.POINT;
  }
}
