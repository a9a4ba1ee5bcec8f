package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

class GradientTimesInputTest {
  /** y = Σ x²: x · 2x. */
  @Test
  void isTheProduct() {
    assertThat(
            new GradientTimesInput(Fold.SIGNED)
                .explain(
                    PowerNetwork.of(2, Shape.maps(3, 1, 1)),
                    Volume.of(3, 1, 1, 1, -2, 3),
                    Score.logit(0))
                .map()
                .toArray())
        .containsExactly(28);
  }
}
