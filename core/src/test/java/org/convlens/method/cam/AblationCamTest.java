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
  private static final Volume PICTURE = Volume.of(2, 1, 2, 0, 2, 4, 0);

  private static Heatmap explain(double first, double second) {
    HandNetwork network = HandNetwork.of(Shape.maps(2, 1, 2), x -> x, (x, seed) -> seed);
    Score score =
        Score.channel(HandNetwork.LOGITS, 0)
            .times(first)
            .plus(Score.channel(HandNetwork.LOGITS, 1).times(second));
    return new AblationCam(Place.named("logits")).explain(network, PICTURE, score);
  }

  @Test
  void weighsEachMapByTheShareOfTheScoreThatGoesWithIt() {
    assertThat(explain(1, 3).map().toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(4 * 6 / 7f, 2 / 7f);
  }

  /** y = 1 − 3 · 2 = −5: map 0 speaks for the score, map 1 against it. */
  @Test
  void whatSpeaksForAScoreBelowZeroStillDoes() {
    assertThat(explain(1, -3).map().toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(0, 2 / 5f);
  }

  /** y = 2 − 2 = 0: the losses are 2 and −2. */
  @Test
  void aScoreOfZeroHasItsLossesAsWeights() {
    assertThat(explain(2, -1).map().toArray()).containsExactly(0, 4);
  }
}
