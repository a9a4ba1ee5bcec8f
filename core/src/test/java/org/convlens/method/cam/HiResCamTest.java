package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.junit.jupiter.api.Test;

class HiResCamTest {
  @Test
  void isThePapersSumOnTwoMapsDoneByHand() {
    Volume votes = new HiResCam(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    assertThat(votes.toArray()).usingComparatorWithPrecision(1e-5f).containsExactly(.5f, 0, 3, -2);
  }
}
