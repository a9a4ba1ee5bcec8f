package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.HandNetwork;
import org.junit.jupiter.api.Test;

/** y = Σ w · x: every update adds the same multiple of w. */
class GradientAscentTest {
  private static final Volume W = Volume.of(1, 2, 2, 3, -1, 2, 0);

  private static Volume made(int steps) {
    HandNetwork network =
        HandNetwork.of(
            Shape.maps(1, 2, 2),
            x -> Volume.of(1, 1, 1, (float) x.times(W).sum()),
            (x, seed) -> W.times(seed.at(0)));
    Finding finding =
        new GradientAscent(Place.named("logits"), 0, 1, 0, steps, 1).look(Scene.of(network));
    return Objects.requireNonNull(finding.raw().get("logits.0"));
  }

  @Test
  void everyUpdateGoesOneRootMeanSquareFurther() {
    Volume before = made(1);
    Volume after = made(11);
    double rms = Math.sqrt((9 + 1 + 4) / 4.0);
    for (int i = 0; i < 4; i++) {
      double expected = before.at(i) + 10 * W.at(i) / rms / 255;
      assertThat((double) after.at(i)).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void beginsWithGreyNoise() {
    Volume start = made(1);
    assertThat(start.at(3)).isBetween(128 / 255f, 148 / 255f);
  }

  @Test
  void isShownWithATenthOfSpread() {
    Volume shown = GradientAscent.developed(Volume.of(1, 1, 4, 1, 2, 3, 4));
    assertThat(shown.mean()).isCloseTo(0.5, within(1e-6));
    assertThat(shown.standardDeviation()).isCloseTo(0.1, within(1e-4));
  }
}
