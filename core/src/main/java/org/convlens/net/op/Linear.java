package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * A dense layer on the innermost axis: x · Wᵀ + b. Weights: the matrix, then, optionally, a bias.
 *
 * @param inputMajor whether the matrix is stored {@code in × out} (Keras) instead of {@code out ×
 *     in} (PyTorch)
 */
public record Linear(boolean inputMajor) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.WEIGHS);
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    Shape matrix = weights.get(0).shape();
    int in = matrix.extent(inputMajor ? 0 : 1);
    if (input.rank() == 0 || input.extent(-1) != in) {
      throw new IllegalArgumentException("a matrix for " + in + " features on " + input);
    }
    return input.with(-1, features(weights));
  }

  /** How many features come out. */
  public int features(List<Tensor> weights) {
    return weights.get(0).shape().extent(inputMajor ? 1 : 0);
  }

  @Override
  public long macs(Shape output, List<Tensor> weights) {
    return weights.get(0).size() * (output.elements() / output.extent(-1));
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    return input.rank() < 3 ? Sight.everything(input) : Sight.over(List.of(-1), input);
  }
}
