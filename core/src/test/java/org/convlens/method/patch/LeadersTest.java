package org.convlens.method.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.net.TinyGraphs;
import org.junit.jupiter.api.Test;

class LeadersTest {
  /** What units see of a picture of n × n pixels through a kernel of one, padded. */
  private static ReceptiveField padded(int size, int pad) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, size, size));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, 2, 1, 1, pad);
    return ReceptiveField.of(builder.build(input, conv), conv).orElseThrow();
  }

  private static String name(int picture) {
    return "%02d.png".formatted(picture);
  }

  @Test
  void areTheSameAsSortingAllUnitsAtOnce() {
    Random random = new Random(5);
    Leaders leaders = new Leaders(1, 6, 2, padded(5, 0));
    List<StrongUnit> all = new ArrayList<>();
    List<StrongUnit> found = List.of();
    for (int picture = 0; picture < 20; picture++) {
      Volume maps = Volume.generate(2, 5, 5, (c, y, x) -> random.nextInt(40) - 20);
      found = leaders.merge(found, leaders.of(maps, name(picture)));
      List<StrongUnit> own = new ArrayList<>();
      for (int y = 0; y < 5; y++) {
        for (int x = 0; x < 5; x++) {
          if (maps.at(1, y, x) != 0) {
            own.add(new StrongUnit(maps.at(1, y, x), name(picture), y, x));
          }
        }
      }
      own.sort(StrongUnit.STRONGEST);
      all.addAll(own.subList(0, 2));
    }
    all.sort(StrongUnit.STRONGEST);
    assertThat(found).containsExactlyElementsOf(all.subList(0, 6));
  }

  @Test
  void unitsThatSeeOnlyPaddingAreLeftOut() {
    Leaders leaders = new Leaders(0, 3, 1, padded(2, 1));
    Volume maps = Volume.of(1, 4, 4, 9, 9, 9, 9, 9, 1, 2, 9, 9, 3, 4, 9, 9, 9, 9, 9);
    assertThat(leaders.of(maps, "a")).containsExactly(new StrongUnit(4, "a", 2, 2));
  }
}
