package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** max(0, x). The operator whose gradient guided backpropagation and DeconvNet change. */
public record Relu() implements Op {
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
}
