package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** One number per map: its mean or its maximum. No weights. */
public record GlobalPool2d(Function function) implements Op {
  /** What is taken of a map. */
  public enum Function {
    MEAN,
    MAX
  }

  @Override
  public Set<Trait> traits() {
    return function == Function.MAX
        ? Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.LARGEST, Trait.REPEATS)
        : Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.REPEATS);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PROPORTIONAL;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    for (int axis = 2; axis < input.rank(); axis++) {
      input = input.with(axis, 1);
    }
    return input;
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Grid grid = Grid.of(inputs.get(0));
    return Sight.of(Taps.POINT, Taps.all(grid.rows()), Taps.all(grid.columns()));
  }

  @Override
  public String kind() {
    return function == Function.MEAN ? "GlobalAveragePool2d" : "GlobalMaxPool2d";
  }
}
