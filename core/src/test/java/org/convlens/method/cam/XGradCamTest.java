package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.junit.jupiter.api.Test;

class XGradCamTest {
  @Test
  void isThePapersSumOnTwoMapsDoneByHand() {
    Volume votes = new XGradCam(Place.LAST_SPATIAL).votes(HandMaps.MAPS, HandMaps.GRADIENT);
    assertThat(votes.toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(.25f, .166667f, .75f, .333333f);
  }
}
