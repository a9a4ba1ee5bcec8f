package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.perturbation.Rise;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.score.Score;
import org.convlens.task.StoppedException;
import org.convlens.task.StopsAfter;
import org.junit.jupiter.api.Test;

/** Maps of work that was stopped: y = the sum of the picture. */
class StepsTest {
  private static Heatmap look(Explanation method, long steps) {
    HandNetwork network =
        HandNetwork.of(
            Shape.maps(3, 4, 4),
            x -> Volume.of(2, 1, 1, (float) x.sum(), 0),
            (x, seed) -> x.map(v -> seed.at(0)));
    Volume white = Volume.generate(3, 4, 4, (c, y, x) -> 255);
    Scene scene =
        Scene.of(network, white).explaining(Score.logit(0)).reportingTo(new StopsAfter(steps));
    return ((Overlay) method.look(scene).picture()).heat();
  }

  @Test
  void anUnfinishedMapSaysSo() {
    Rise rise = new Rise(100, 2, 0.5);
    assertThat(look(rise, 20).notes()).contains("Stopped after 32 of 100 steps: it is unfinished.");
    assertThat(look(rise, 1000).notes()).noneMatch(note -> note.startsWith("Stopped"));
  }

  @Test
  void aMapThatWasNotBegunIsNotDrawn() {
    assertThatThrownBy(() -> look(new Rise(100, 2, 0.5), 0))
        .isInstanceOf(StoppedException.class)
        .hasMessage("stopped before the first step was finished: nothing is drawn");
  }

  @Test
  void aPartOfAnIntegralIsNone() {
    IntegratedGradients method = new IntegratedGradients(50, 0, Fold.SUM);
    assertThatThrownBy(() -> look(method, 16)).isInstanceOf(StoppedException.class);
    assertThat(look(method, 1000).notes()).isNotEmpty();
  }
}
