package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

/** y = mean(map 0) + 3 · mean(map 1) = 1 + 3 · 2 = 7: the shares are 1/7 and 6/7. */
class AblationCamTest {
  @Test
  void weighsEachMapByTheShareOfTheScoreThatGoesWithIt() {
    HandNetwork network = HandNetwork.of(Shape.maps(2, 1, 2), x -> x, (x, seed) -> seed);
    Volume picture = Volume.of(2, 1, 2, 0, 2, 4, 0);
    Score score =
        Score.channel(HandNetwork.LOGITS, 0).plus(Score.channel(HandNetwork.LOGITS, 1).times(3));
    Heatmap heat = new AblationCam(Place.named("logits")).explain(network, picture, score);
    assertThat(heat.map().toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(4 * 6 / 7f, 2 / 7f);
  }
}
