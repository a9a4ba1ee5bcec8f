package org.convlens.net.op;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** x > 0 ? x : a x. Weights: the slope a, broadcast to the input. */
public record PRelu() implements Op {
  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }
}
