package org.convlens.net.op;

import java.util.List;
import java.util.Optional;
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
    WRAP;

    /**
     * Which entry of an axis is copied.
     *
     * @param place of what is added, the axis's own entries being 0 to extent − 1
     */
    public int source(int place, int extent) {
      return switch (this) {
        case REFLECT -> reflected(place, extent);
        case WRAP -> Math.floorMod(place, extent);
        case EDGE, CONSTANT -> Math.min(extent - 1, Math.max(0, place));
      };
    }

    private static int reflected(int place, int extent) {
      if (extent == 1) {
        return 0;
      }
      int within = Math.floorMod(place, 2 * (extent - 1));
      return Math.min(within, 2 * (extent - 1) - within);
    }
  }

  public Pad {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.REPEATS);
  }

  /** What only cuts is called a crop. */
  @Override
  public String kind() {
    boolean adds = before.stream().anyMatch(n -> n > 0) || after.stream().anyMatch(n -> n > 0);
    boolean cuts = before.stream().anyMatch(n -> n < 0) || after.stream().anyMatch(n -> n < 0);
    return cuts && !adds ? "Crop" : "Pad";
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
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    Taps[] taps = new Taps[input.rank()];
    for (int axis = 0; axis < taps.length; axis++) {
      taps[axis] = taps(before.get(axis), after.get(axis), input.extent(axis));
    }
    if (input.rank() != 4 || taps[0] != Taps.POINT) {
      return Sight.everything(input);
    }
    return Sight.of(taps[1], taps[2], taps[3]);
  }

  private Taps taps(int before, int after, int extent) {
    if (before == 0 && after == 0) {
      return Taps.POINT;
    }
    Taps moved = Taps.every(-before, 1);
    return mode == Mode.CONSTANT
        ? moved
        : Taps.of(unit -> new int[] {mode.source(unit - before, extent)})
            .sharing(mode == Mode.WRAP ? Optional.empty() : moved.span());
  }
}
