package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** All axes from one on become one, all before it another. No weights. */
public record Flatten(int axis) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PASSES, Trait.APART);
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    int at = axis < 0 ? axis + input.rank() : axis;
    long outer = 1;
    long inner = 1;
    for (int i = 0; i < input.rank(); i++) {
      if (i < at) {
        outer *= input.extent(i);
      } else {
        inner *= input.extent(i);
      }
    }
    return Shape.of(Math.toIntExact(outer), Math.toIntExact(inner));
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    return Sight.reshaped(inputs.get(0), shape(inputs, weights));
  }
}
