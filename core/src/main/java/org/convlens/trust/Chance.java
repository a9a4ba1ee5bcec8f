package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.convlens.array.Volume;

/**
 * Maps that know nothing: the same map moved elsewhere, around the edges of the picture. They are
 * as smooth, as large and as concentrated as the map that is checked, and only the place is left to
 * chance; random pixels would be another picture altogether, and networks lose their footing in
 * such noise sooner than under a patch.
 */
final class Chance {
  private Chance() {}

  /**
   * Moved by a random distance, and every second one by half of the picture's height and width
   * more, so that the two of a pair do not lie in the same place.
   *
   * @param map 1 × H × W
   */
  static List<Volume> maps(Volume map, int count, long seed) {
    SplittableRandom random = Shuffle.source(seed, "chance");
    List<Volume> moved = new ArrayList<>();
    int down = 0;
    int across = 0;
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        down = random.nextInt(map.height());
        across = random.nextInt(map.width());
      } else {
        down += map.height() / 2;
        across += map.width() / 2;
      }
      moved.add(moved(map, down, across));
    }
    return moved;
  }

  private static Volume moved(Volume map, int down, int across) {
    return Volume.generate(
        1,
        map.height(),
        map.width(),
        (c, y, x) -> map.at(0, (y + down) % map.height(), (x + across) % map.width()));
  }
}
