package org.convlens.net.op;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Nothing when looking; while training, a share of the numbers is set to zero. No weights. */
public record Dropout(float rate) implements Op {
  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }
}
