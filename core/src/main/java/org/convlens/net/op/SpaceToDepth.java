package org.convlens.net.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Blocks of cells become channels. No weights. */
public record SpaceToDepth(int block) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.maps(this, inputs);
    return Shape.of(
        input.extent(0),
        input.channels() * block * block,
        input.height() / block,
        input.width() / block);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    int channels = Grid.of(inputs.get(0)).channels();
    List<Sight> sights = new ArrayList<>();
    for (int place = 0; place < block * block; place++) {
      int first = place * channels;
      sights.add(
          new Sight(
              Taps.every(-first, 1),
              Taps.every(place / block, block),
              Taps.every(place % block, block)));
    }
    return sights;
  }
}
