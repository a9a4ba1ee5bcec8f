package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

/** A score that reads one pixel only: the map is highest there. */
class RiseTest {
  private final HandNetwork network =
      HandNetwork.of(
          Shape.maps(1, 20, 20), x -> Volume.of(1, 1, 1, x.at(0, 14, 5)), (x, seed) -> x);

  private Volume map(long seed) {
    return new Rise(3000, 5, .5)
        .explain(
            network,
            Volume.generate(1, 20, 20, (c, y, x) -> 1),
            Score.logit(0),
            new Run(seed, Progress.SILENT))
        .map();
  }

  @Test
  void findsThePixelThatMatters() {
    Volume map = map(3);
    int best = map.argmax();
    assertThat(best / 20).isBetween(12, 16);
    assertThat(best % 20).isBetween(3, 7);
  }

  @Test
  void theSeedDecides() {
    assertThat(map(3)).isEqualTo(map(3));
  }
}
