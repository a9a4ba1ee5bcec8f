package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    return Sight.over(IntStream.range(input.axis(axis), input.rank()).boxed().toList(), input);
  }
}
