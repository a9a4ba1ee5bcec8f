package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** A tensor that is the same for every picture. Weights: the tensor. No inputs. */
public record Constant() implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return weights.get(0).shape();
  }
}
