package org.convlens.net.op;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** max(0, x). The operator whose gradient guided backpropagation and DeconvNet change. */
public record Relu() implements Op {
  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }
}
