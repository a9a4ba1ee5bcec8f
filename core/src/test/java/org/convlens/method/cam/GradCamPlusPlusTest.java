package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.junit.jupiter.api.Test;

class GradCamPlusPlusTest {
  @Test
  void isThePapersSumOnTwoMapsDoneByHand() {
    Volume votes = new GradCamPlusPlus(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    assertThat(votes.toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(.154762f, .759524f, .464286f, 1.519047f);
  }
}
