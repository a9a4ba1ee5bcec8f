package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** min(max, max(min, x)); ReLU6 is {@code Clip(0, 6)}. No weights. */
public record Clip(float min, float max) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.ACTIVATES);
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

  @Override
  public String kind() {
    return min == 0 && max == 6 ? "Relu6" : "Clip";
  }
}
