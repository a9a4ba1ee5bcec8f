package org.convlens.method.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.ReceptiveField;
import org.convlens.net.ReceptiveField.Box;

/** The strongest units of one channel so far. */
final class Leaders {
  private final int channel;
  private final int top;
  private final int perPicture;
  private final ReceptiveField field;
  private final List<StrongUnit> units = new ArrayList<>();

  Leaders(int channel, int top, int perPicture, ReceptiveField field) {
    this.channel = channel;
    this.top = top;
    this.perPicture = perPicture;
    this.field = field;
  }

  int channel() {
    return channel;
  }

  /** The strongest first. */
  List<StrongUnit> units() {
    return units;
  }

  /**
   * Takes in what a picture left.
   *
   * @param maps of the whole layer
   */
  void add(Volume maps, int picture) {
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
      if (best >= 0) {
        insert(unit(maps, best, picture));
      }
      return;
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
    apart.forEach(this::insert);
  }

  /** Zero is what a rectifier says when there is nothing. */
  private static boolean isActive(float value) {
    return Float.isFinite(value) && value != 0;
  }

  /** Whether any of the picture is in the unit's field, and not only padding. */
  private boolean sees(StrongUnit unit) {
    return !box(unit).isEmpty();
  }

  private StrongUnit unit(Volume maps, int cell, int picture) {
    float value = maps.at(channel * maps.area() + cell);
    return new StrongUnit(value, picture, cell / maps.width(), cell % maps.width());
  }

  private void insert(StrongUnit unit) {
    int place = 0;
    while (place < units.size() && StrongUnit.STRONGEST.compare(units.get(place), unit) < 0) {
      place++;
    }
    if (place < top) {
      units.add(place, unit);
      if (units.size() > top) {
        units.remove(top);
      }
    }
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
