package org.convlens.method.cam;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Place;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

/** The layer says the picture itself; the score is the sum of its first channel. */
class ScoreCamTest {
  @Test
  void weighsMapsByTheSoftmaxOfTheirMaskedScores() {
    HandNetwork network = HandNetwork.of(Shape.maps(2, 1, 2), x -> x, (x, seed) -> seed);
    Volume picture = Volume.of(2, 1, 2, 0, 2, 4, 0);
    Score score = Score.channel(HandNetwork.LOGITS, 0).times(2);
    Heatmap heat = new ScoreCam(Place.named("logits")).explain(network, picture, score);
    double first = Math.exp(2);
    double second = Math.exp(0);
    double w0 = first / (first + second);
    assertThat(heat.map().toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly((float) ((1 - w0) * 4), (float) (w0 * 2));
    assertThat(network.pictures()).isEqualTo(3);
  }

  @Test
  void looksOnceAtAPictureThatIsAllHidden() {
    HandNetwork network = HandNetwork.of(Shape.maps(4, 1, 2), x -> x, (x, seed) -> seed);
    Volume picture = Volume.of(4, 1, 2, 0, 2, 5, 5, 4, 0, 0, 0);
    Heatmap heat =
        new ScoreCam(Place.named("logits"))
            .explain(network, picture, Score.channel(HandNetwork.LOGITS, 0).times(2));
    double sum = Math.exp(2) + 3;
    assertThat(heat.map().toArray())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly((float) (5 / sum + 4 / sum), (float) (Math.exp(2) * 2 / sum + 5 / sum));
    assertThat(network.pictures()).isEqualTo(1 + 3);
  }
}
