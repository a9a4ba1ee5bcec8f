package org.convlens.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.convlens.array.Shape;
import org.convlens.net.Rectification;

/**
 * What surrounds an operator where it is used.
 *
 * @param inputs shapes of what comes in
 * @param shape of what goes out
 * @param weights as float32, those of rank 4 channels-last
 * @param rule for the gradients of ReLUs
 * @param learning whether dropout drops and normalisation takes the batch's statistics
 */
record Site(
    List<Shape> inputs, Shape shape, List<Tensor> weights, Rectification rule, boolean learning) {

  /** The only or first input's shape. */
  Shape input() {
    return inputs.get(0);
  }

  Tensor weight(int index) {
    return weights.get(index);
  }

  boolean has(int index) {
    return index < weights.size();
  }

  /** The same place with other weights. */
  Site weighing(List<Tensor> others) {
    return new Site(inputs, shape, others, rule, learning);
  }

  /** A weight, or nothing where the node has none at that place. */
  TensorOptional optional(int index) {
    return has(index) ? new TensorOptional(weights.get(index)) : new TensorOptional();
  }
}
