package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Each map by its own mean and variance. Weights, each one number per channel: scale, shift. */
public record InstanceNorm(float epsilon) implements Op {
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
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Grid grid = Grid.of(inputs.get(0));
    return Sight.of(Taps.POINT, Taps.all(grid.rows()), Taps.all(grid.columns()));
  }
}
