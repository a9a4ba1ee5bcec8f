package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final Volume MAP = Volume.generate(1, 6, 4, (c, y, x) -> y * 4 + x);

  @Test
  void movesTheMapAroundTheEdges() {
    for (Volume moved : Chance.maps(MAP, 4, 7)) {
      float[] sorted = moved.toArray();
      Arrays.sort(sorted);
      assertThat(sorted).isEqualTo(MAP.toArray());
      float right = moved.at(0, 0, 1) - moved.at(0, 0, 0);
      assertThat(right == 1 || right == -3).isTrue();
    }
  }

  @Test
  void twoOfAPairLieInOppositePlaces() {
    List<Volume> moved = Chance.maps(MAP, 2, 3);
    assertThat(moved.get(1).at(0, 0, 0)).isEqualTo(moved.get(0).at(0, 3, 2));
  }

  @Test
  void theSeedDecides() {
    assertThat(Chance.maps(MAP, 3, 1)).isEqualTo(Chance.maps(MAP, 3, 1));
  }
}
