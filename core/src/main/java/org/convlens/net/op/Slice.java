package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Every {@code step}-th entry of an axis from {@code start} until before {@code end}. No weights.
 *
 * @param start at least 0; with a negative step the first entry taken
 * @param end at most the axis's extent; −1 with a negative step means "down to the first"
 * @param step not 0
 */
public record Slice(int axis, int start, int end, int step) implements Op {
  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    Shape input = inputs.get(0);
    boolean keepsCells = input.isMaps() && reach(input, weights).equals(Reach.POINT);
    return keepsCells ? Locality.POINTWISE : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    int taken =
        step > 0
            ? Math.max(0, (Math.min(end, input.extent(axis)) - start + step - 1) / step)
            : Math.max(0, (start - end - step - 1) / -step);
    return input.with(axis, taken);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    return Sight.along(axis, Taps.every(start, step), inputs.get(0), shape(inputs, weights));
  }
}
