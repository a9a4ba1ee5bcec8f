package org.convlens.net.op;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * One number out of all along some axes. No weights.
 *
 * @param axes from 0, or negative from the innermost; empty means all
 * @param keep whether the axes stay with an extent of 1
 */
public record Reduce(Function function, List<Integer> axes, boolean keep) implements Op {
  /** What is taken. */
  public enum Function {
    MEAN,
    SUM,
    MAX,
    MIN,
    PRODUCT,
    L1,
    L2,
    LOG_SUM,
    LOG_SUM_EXP,
    SUM_SQUARE,
    ARG_MAX,
    ARG_MIN
  }

  public Reduce {
    axes = List.copyOf(axes);
  }

  /** Whether it gives a place along an axis instead of a number found there. */
  public boolean isPosition() {
    return function == Function.ARG_MAX || function == Function.ARG_MIN;
  }

  @Override
  public Set<Trait> traits() {
    return function == Function.MAX ? Set.of(Trait.APART, Trait.LARGEST) : Set.of(Trait.APART);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PROPORTIONAL;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    Set<Integer> reduced = new HashSet<>();
    axes.forEach(axis -> reduced.add(input.axis(axis)));
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (!reduced.contains(axis) && !axes.isEmpty()) {
        extents.add(input.extent(axis));
      } else if (keep) {
        extents.add(1);
      }
    }
    return Shape.of(extents);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Grid from = Grid.of(input);
    Grid to = Grid.of(shape(inputs, weights));
    List<Sight> sights = Sight.over(axes, input);
    boolean sameRows = sights.get(0).rows() == Taps.POINT;
    boolean sameColumns = sights.get(0).columns() == Taps.POINT;
    boolean inPlace =
        to.rows() == (sameRows ? from.rows() : 1)
            && to.columns() == (sameColumns ? from.columns() : 1);
    return inPlace && !axes.isEmpty() ? sights : Sight.everything(input);
  }

  @Override
  public String kind() {
    return "Reduce" + name();
  }

  private String name() {
    return function.name().charAt(0)
        + function.name().substring(1).toLowerCase(java.util.Locale.ROOT).replace("_", "");
  }
}
