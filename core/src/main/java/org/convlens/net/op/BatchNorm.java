package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * (x − mean) / √(variance + ε) · scale + shift per channel, with the statistics of the training
 * set. Weights, each one number per channel: scale, shift, mean, variance.
 *
 * @param momentum the share of the old running statistics kept at a training step
 */
public record BatchNorm(float epsilon, float momentum) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.AFFINE);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PROPORTIONAL;
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
