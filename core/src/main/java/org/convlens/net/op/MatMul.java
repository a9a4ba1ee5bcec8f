package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** NumPy's matrix product of two computed inputs. No weights. */
public record MatMul() implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Sharing sharing() {
    return Sharing.BILINEAR;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape a = inputs.get(0);
    Shape b = inputs.get(1);
    if (a.rank() < 2 || b.rank() < 2 || a.extent(-1) != b.extent(-2)) {
      throw new IllegalArgumentException("a matrix product of " + a + " and " + b);
    }
    int rank = Math.max(a.rank(), b.rank());
    Shape batch = Shapes.broadcast(a.with(-1, 1).with(-2, 1), b.with(-1, 1).with(-2, 1));
    return batch.with(rank - 2, a.extent(-2)).with(rank - 1, b.extent(-1));
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(which);
    Grid from = Grid.of(input);
    Grid to = Grid.of(shape(inputs, weights));
    if (input.rank() < 4) {
      return Sight.everything(input);
    }
    Taps channels = from.channels() == to.channels() ? Taps.POINT : Taps.all(from.channels());
    return which == 0
        ? Sight.of(channels, Taps.POINT, Taps.all(from.columns()))
        : Sight.of(channels, Taps.all(from.rows()), Taps.POINT);
  }
}
