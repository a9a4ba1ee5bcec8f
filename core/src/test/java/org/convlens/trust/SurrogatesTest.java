package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class SurrogatesTest {
  private static final int COUNT = 20;

  private static Importance smooth() {
    return of(
        Volume.generate(
            1, 12, 15, (c, y, x) -> (float) Math.exp(-((y - 4.2) * (y - 4.2) + x * x / 9.0) / 8)));
  }

  private static Importance rough() {
    SplittableRandom random = new SplittableRandom(3);
    return of(Volume.generate(1, 12, 15, (c, y, x) -> (float) random.nextDouble()));
  }

  private static Importance of(Volume cells) {
    return new Importance(cells, Optional.empty(), false);
  }

  /** Of each cell with the one to its right and the one below, around the edges. */
  private static double likeNeighbours(Volume map) {
    double mean = map.mean();
    double own = 0;
    double both = 0;
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        double here = map.at(0, y, x) - mean;
        double right = map.at(0, y, (x + 1) % map.width()) - mean;
        double below = map.at(0, (y + 1) % map.height(), x) - mean;
        own += 2 * here * here;
        both += here * right + here * below;
      }
    }
    return both / own;
  }

  @Test
  void areAsSmoothAsTheMap() {
    for (Importance map : new Importance[] {smooth(), rough()}) {
      Surrogates surrogates = new Surrogates(map, 1);
      double mean = 0;
      for (int i = 0; i < COUNT; i++) {
        mean += likeNeighbours(surrogates.get(i).cells()) / COUNT;
      }
      assertThat(mean).isCloseTo(likeNeighbours(map.cells()), within(0.12));
    }
    assertThat(likeNeighbours(smooth().cells())).isGreaterThan(0.8);
    assertThat(likeNeighbours(rough().cells())).isLessThan(0.2);
  }

  @Test
  void haveTheMapsNumbersInOtherPlaces() {
    Importance map = smooth();
    Volume other = new Surrogates(map, 1).get(0).cells();
    float[] own = map.cells().toArray();
    float[] found = other.toArray();
    assertThat(found).isNotEqualTo(own);
    Arrays.sort(own);
    Arrays.sort(found);
    assertThat(found).isEqualTo(own);
    assertThat(Math.abs(Correlation.spearman(map.cells(), other))).isLessThan(0.8);
  }

  @Test
  void cellsWithoutANumberStay() {
    Volume holed = smooth().cells().map(v -> v > 0.9f ? Float.NaN : v);
    Volume other = new Surrogates(of(holed), 1).get(2).cells();
    for (int i = 0; i < holed.size(); i++) {
      assertThat(Float.isNaN(other.at(i))).isEqualTo(Float.isNaN(holed.at(i)));
    }
  }

  @Test
  void theSeedDecides() {
    float[] one = new Surrogates(smooth(), 1).get(3).cells().toArray();
    assertThat(new Surrogates(smooth(), 1).get(3).cells().toArray()).isEqualTo(one);
    assertThat(new Surrogates(smooth(), 1).get(4).cells().toArray()).isNotEqualTo(one);
    assertThat(new Surrogates(smooth(), 2).get(3).cells().toArray()).isNotEqualTo(one);
  }
}
