package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Inputs one after the other along an axis. No weights. */
public record Concat(int axis) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    boolean alongChannels = output.axis(axis) == 1;
    return alongChannels && Shapes.joins(inputs, output) ? Locality.JOINING : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape first = inputs.get(0);
    int sum = 0;
    for (Shape input : inputs) {
      if (input.rank() != first.rank() || !input.with(axis, 1).equals(first.with(axis, 1))) {
        throw new IllegalArgumentException("cannot join " + inputs + " along axis " + axis);
      }
      sum += input.extent(axis);
    }
    return first.with(axis, sum);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    int before = 0;
    for (int i = 0; i < which; i++) {
      before += inputs.get(i).extent(axis);
    }
    int first = before;
    Taps moved = Taps.of(unit -> new int[] {unit - first});
    return Sight.along(axis, moved, inputs.get(which), shape(inputs, weights));
  }
}
