package org.convlens.method.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;

/**
 * How the strongest units of one channel are found.
 *
 * @param top how many are kept
 * @param perPicture how many of one picture, with boxes apart
 * @param field of the layer
 */
record Leaders(int channel, int top, int perPicture, ReceptiveField field) {

  /**
   * The strongest units of one picture, the strongest first.
   *
   * @param maps of the whole layer
   */
  List<StrongUnit> of(Volume maps, String picture) {
    int from = channel * maps.area();
    if (perPicture == 1) {
      int best = -1;
      for (int i = 0; i < maps.area(); i++) {
        float value = maps.at(from + i);
        boolean larger = best < 0 || value > maps.at(from + best);
        if (larger && isActive(value) && sees(unit(maps, i, picture))) {
          best = i;
        }
      }
      return best < 0 ? List.of() : List.of(unit(maps, best, picture));
    }
    List<StrongUnit> sorted =
        IntStream.range(0, maps.area())
            .filter(i -> isActive(maps.at(from + i)))
            .mapToObj(i -> unit(maps, i, picture))
            .filter(this::sees)
            .sorted(StrongUnit.STRONGEST)
            .toList();
    List<StrongUnit> apart = new ArrayList<>();
    for (StrongUnit unit : sorted) {
      if (apart.size() < perPicture && apart.stream().noneMatch(u -> overlap(u, unit))) {
        apart.add(unit);
      }
    }
    return apart;
  }

  /** The strongest of both, the strongest first. */
  List<StrongUnit> merge(List<StrongUnit> one, List<StrongUnit> other) {
    boolean beaten =
        one.size() == top
            && !other.isEmpty()
            && StrongUnit.STRONGEST.compare(one.get(top - 1), other.get(0)) < 0;
    return beaten || other.isEmpty()
        ? one
        : Stream.concat(one.stream(), other.stream())
            .sorted(StrongUnit.STRONGEST)
            .limit(top)
            .toList();
  }

  /** Zero is what a rectifier says when there is nothing. */
  private static boolean isActive(float value) {
    return Float.isFinite(value) && value != 0;
  }

  /** Whether any of the picture is in the unit's field, and not only padding. */
  private boolean sees(StrongUnit unit) {
    return !box(unit).isEmpty();
  }

  private StrongUnit unit(Volume maps, int cell, String picture) {
    float value = maps.at(channel * maps.area() + cell);
    return new StrongUnit(value, picture, cell / maps.width(), cell % maps.width());
  }

  private boolean overlap(StrongUnit a, StrongUnit b) {
    Box one = box(a);
    Box other = box(b);
    return one.top() < other.bottom()
        && other.top() < one.bottom()
        && one.left() < other.right()
        && other.left() < one.right();
  }

  /** What the unit sees of the input, cut off at its borders. */
  Box box(StrongUnit unit) {
    return field.box(unit.y(), unit.x());
  }
}
