package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Reading;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static Heatmap map(float... values) {
    return new Heatmap("", Volume.of(1, 1, values.length, values), false, List.of());
  }

  private static final Agreement THREE =
      Agreement.of(
          List.of("a", "b", "c"),
          List.of(map(1, 2, 3, 4, 5), map(2, 1, 4, 3, 5), map(5, 4, 3, 2, 1)),
          Volume.zeros(3, 10, 10));

  @Test
  void isTheCorrelationOfEachPair() {
    assertThat(THREE.correlations().at(0, 0, 1)).isCloseTo(.8f, within(1e-6f));
    assertThat(THREE.correlations().at(0, 2, 0)).isEqualTo(-1);
    assertThat(THREE.correlations().at(0, 1, 1)).isEqualTo(1);
  }

  @Test
  void namesTheFarthest() {
    assertThat(THREE.of(0).sentence())
        .startsWith("agreement −0.10 with the 2 others")
        .endsWith("least with c, −1.00");
  }

  @Test
  void aMapThatIsTheSameEverywhereAgreesWithNothing() {
    Agreement three =
        Agreement.of(
            List.of("a", "flat", "c"),
            List.of(map(1, 2, 3), map(3, 3, 3), map(1, 3, 2)),
            Volume.zeros(3, 10, 10));
    assertThat(three.of(1).sentence())
        .isEqualTo("agreement: nothing to rank, the map is the same everywhere");
    assertThat(three.of(0).sentence())
        .isEqualTo(
            "agreement 0.50 with c (1 the same order, 0 by chance); nothing to compare in flat");
    assertThat(three.of(0).number("mean")).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void nothingIsComparedWithWhatIsTheSameEverywhere() {
    Agreement two =
        Agreement.of(List.of("a", "b"), List.of(map(1, 2), map(3, 3)), Volume.zeros(3, 4, 4));
    assertThat(two.of(0).sentence())
        .isEqualTo("agreement: nothing to compare with, the other map is the same everywhere");
  }

  /** What is left is the more, the less a place matters. */
  @Test
  void whatIsLeftIsTurnedOver() {
    Heatmap left = map(5, 4, 3, 2, 1).read(Reading.REMAINDER);
    Agreement two =
        Agreement.of(
            List.of("drop", "left"), List.of(map(1, 2, 3, 4, 5), left), Volume.zeros(3, 4, 4));
    assertThat(two.correlations().at(0, 0, 1)).isEqualTo(1);
  }

  /** Columns 2 to 5 of eight: there the other map falls, beyond it rises. */
  @Test
  void aMapOfAPartIsComparedInThatPart() {
    Heatmap part = map(4, 3, 2, 1).over(new Extent(0, 2, 1, 4));
    Heatmap whole = map(0, 9, 8, 7, 6, 5, 9, 10);
    Agreement two =
        Agreement.of(List.of("part", "whole"), List.of(part, whole), Volume.zeros(3, 1, 8));
    assertThat(two.correlations().at(0, 0, 1)).isEqualTo(1);
  }
}
