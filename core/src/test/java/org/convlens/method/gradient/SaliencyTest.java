package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

/** y = 2 r₀ − 5 g₀ + b₀ + r₁ for a picture of two pixels: the gradient is the coefficients. */
class SaliencyTest {
  private static final Volume COEFFICIENTS = Volume.of(3, 1, 2, 2, 1, -5, 0, 1, 0);
  private static final Volume PICTURE = Volume.of(3, 1, 2, .1f, .2f, .3f, .4f, .5f, .6f);

  private final Network network =
      HandNetwork.of(
          Shape.maps(3, 1, 2),
          x -> Volume.of(1, 1, 1, (float) x.times(COEFFICIENTS).sum()),
          (x, seed) -> COEFFICIENTS.times(seed.at(0)));

  private Heatmap explain(Fold fold) {
    return new Saliency(fold).explain(network, PICTURE, Score.logit(0));
  }

  @Test
  void isTheLargestAbsoluteGradientOfAPixelsChannels() {
    assertThat(explain(Fold.MAX).map().toArray()).containsExactly(5, 1);
  }

  @Test
  void orTheirSum() {
    assertThat(explain(Fold.SUM).map().toArray()).containsExactly(8, 1);
  }
}
