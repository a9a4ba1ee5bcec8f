package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.junit.jupiter.api.Test;

class ElementWiseCamTest {
  @Test
  void isThePapersSumOnTwoMapsDoneByHand() {
    Volume votes = new ElementWiseCam(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    assertThat(votes.toArray()).usingComparatorWithPrecision(1e-5f).containsExactly(.5f, 1, 3, 0);
  }
}
