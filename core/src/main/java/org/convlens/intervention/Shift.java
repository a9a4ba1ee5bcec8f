package org.convlens.intervention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;

/**
 * How far what a layer says moved.
 *
 * @param before √ of the mean square of all its numbers before
 * @param difference √ of the mean square of the differences
 * @param maps the same of each of its maps, in their order
 */
public record Shift(LayerId layer, double before, double difference, List<Moved> maps) {
  /** What is less than this share of the layer's numbers is rounding. */
  private static final double ROUNDING = 1e-6;

  public Shift {
    maps = List.copyOf(maps);
  }

  /** How far one map moved. */
  public record Moved(int channel, double before, double difference) {}

  static Shift of(LayerId layer, Volume before, Volume after) {
    List<Moved> maps = new ArrayList<>();
    double squares = 0;
    double differences = 0;
    int area = before.area();
    for (int c = 0; c < before.channels(); c++) {
      double own = 0;
      double moved = 0;
      for (int i = c * area; i < (c + 1) * area; i++) {
        double was = before.at(i);
        double by = after.at(i) - was;
        own += was * was;
        moved += by * by;
      }
      squares += own;
      differences += moved;
      maps.add(new Moved(c, Math.sqrt(own / area), Math.sqrt(moved / area)));
    }
    int size = Math.max(1, before.size());
    return new Shift(layer, Math.sqrt(squares / size), Math.sqrt(differences / size), maps);
  }

  /** Maps that moved at all, those that moved furthest first. */
  public List<Moved> moved() {
    return maps.stream()
        .filter(map -> map.difference > ROUNDING * before)
        .sorted(Comparator.comparingDouble((Moved map) -> -map.difference))
        .toList();
  }

  /** By which share of its size the layer moved; infinite if it said nothing before. */
  public double share() {
    return difference == 0 ? 0 : difference / before;
  }
}
