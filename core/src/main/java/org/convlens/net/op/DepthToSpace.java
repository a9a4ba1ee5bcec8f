package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Channels become blocks of cells. No weights.
 *
 * @param columnsFirst whether the block's cells are outer to the channels (ONNX: DCR) instead of
 *     inner (CRD, PyTorch's pixel shuffle)
 */
public record DepthToSpace(int block, boolean columnsFirst) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.maps(this, inputs);
    return Shape.of(
        input.extent(0),
        input.channels() / (block * block),
        input.height() * block,
        input.width() * block);
  }

  @Override
  public Reach reach(Shape input, List<Tensor> weights) {
    Span span = new Span(1, 1.0 / block, 0);
    return new Reach(span, span);
  }
}
