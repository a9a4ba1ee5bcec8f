package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Entries added before and after each axis; negative amounts cut. No weights.
 *
 * @param before one amount per axis
 * @param after one amount per axis
 * @param value what is added in {@link Mode#CONSTANT}
 */
public record Pad(List<Integer> before, List<Integer> after, Mode mode, float value) implements Op {
  /** What is added. */
  public enum Mode {
    CONSTANT,
    REFLECT,
    EDGE,
    WRAP
  }

  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.REPEATS);
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    boolean addsCells =
        mode == Mode.CONSTANT
            && before.size() == 4
            && before.get(0) == 0
            && after.get(0) == 0
            && before.get(1) == 0
            && after.get(1) == 0;
    return addsCells ? Locality.SLIDING : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.only(this, inputs);
    for (int axis = 0; axis < input.rank(); axis++) {
      int added = before.get(axis) + after.get(axis);
      if (added != 0) {
        input = input.with(axis, input.extent(axis) + added);
      }
    }
    return input;
  }

  @Override
  public Reach reach(Shape input, List<Tensor> weights) {
    if (!input.isMaps()) {
      return Reach.POINT;
    }
    return new Reach(new Span(1, 1, -before.get(2)), new Span(1, 1, -before.get(3)));
  }
}
