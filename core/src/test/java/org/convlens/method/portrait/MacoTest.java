package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Scene;
import org.convlens.net.HandNetwork;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

class MacoTest {
  private static final HandNetwork NETWORK =
      HandNetwork.of(
          org.convlens.array.Shape.maps(1, 32, 32),
          x -> Volume.of(1, 1, 1, (float) x.mean()),
          (x, seed) -> x.map(v -> seed.at(0) / x.size()));

  private static Finding look(int steps) {
    return new Maco(steps, 1, 4, 0.5, 0.3, 0.02, 96)
        .look(Scene.of(NETWORK).explaining(Score.logit(0)));
  }

  /** Crops lie around the middle: that becomes light, and the rest dark. */
  @Test
  void rises() {
    HandPortrait.rises(look(40));
  }

  @Test
  void saysWhereTheGradientAsked() {
    Volume importance = java.util.Objects.requireNonNull(look(10).raw().get("importance"));
    assertThat(importance.at(0, 48, 48)).isGreaterThan(importance.at(0, 0, 0));
  }
}
