package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * The same numbers under another shape. No weights.
 *
 * @param target with {@link Shape#BATCH} outermost where the batch stays
 */
public record Reshape(Shape target) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PASSES, Trait.APART);
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.POINTWISE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    if (input.elements() != target.elements() || input.hasBatch() != target.hasBatch()) {
      throw new IllegalArgumentException(input + " does not reshape to " + target);
    }
    return target;
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    return Sight.reshaped(inputs.get(0), target);
  }
}
