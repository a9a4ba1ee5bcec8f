package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Axes in another order: output axis i is input axis {@code order[i]}. No weights. */
public record Transpose(List<Integer> order) implements Op {
  public Transpose {
    order = List.copyOf(order);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.REPEATS);
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    int rank = inputs.get(0).rank();
    boolean keepsCells =
        order.get(0) == 0 && order.get(rank - 2) == rank - 2 && order.get(rank - 1) == rank - 1;
    return keepsCells ? Locality.POINTWISE : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    if (order.size() != input.rank()) {
      throw new IllegalArgumentException("an order " + order + " for " + input);
    }
    return Shape.of(order.stream().mapToInt(input::extent).toArray());
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    int rank = input.rank();
    boolean keepsCells =
        rank > 3 && order.get(rank - 2) == rank - 2 && order.get(rank - 1) == rank - 1;
    return keepsCells ? Sight.of(channels(input), Taps.POINT, Taps.POINT) : Sight.everything(input);
  }

  /** Channels of the input by those of the output, both counted through all their axes. */
  private Taps channels(Shape input) {
    return Taps.of(
        unit -> {
          int rest = unit;
          int channel = 0;
          for (int axis = order.size() - 3; axis >= 0; axis--) {
            int extent = Math.max(1, input.extent(order.get(axis)));
            channel += rest % extent * Grid.inner(input, order.get(axis));
            rest /= extent;
          }
          return new int[] {channel};
        });
  }
}
