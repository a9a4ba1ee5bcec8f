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
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Tensor indices = weights.get(0);
    int extent = input.extent(axis);
    Taps taken =
        Taps.of(unit -> new int[] {Math.floorMod((int) indices.longAt(unit), Math.max(1, extent))});
    return indices.shape().rank() == 1
        ? Sight.along(axis, taken, input, shape(inputs, weights))
        : Sight.everything(input);
  }
}
