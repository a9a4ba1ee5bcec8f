package org.convlens.net.op;

import java.util.ArrayList;
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
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Grid from = Grid.of(inputs.get(0));
    int channels = from.channels() / (block * block);
    List<Sight> sights = new ArrayList<>();
    for (int place = 0; place < block * block; place++) {
      int first = columnsFirst ? place * channels : place;
      sights.add(
          new Sight(
              Taps.every(first, columnsFirst ? 1 : block * block),
              spread(place / block),
              spread(place % block)));
    }
    return sights;
  }

  /** A cell lands on one unit of its block. */
  private Taps spread(int offset) {
    return Taps.of(unit -> new int[] {unit % block == offset ? unit / block : -1});
  }
}
