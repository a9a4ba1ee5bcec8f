package org.convlens.ascent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.StopsAfter;
import org.junit.jupiter.api.Test;

/** y = Σ w · x over a grey picture: the best picture is white where w > 0 and black elsewhere. */
class ClimbTest {
  private static final Volume W = Volume.of(1, 2, 2, 1, -1, 2, -2);

  private final HandNetwork network =
      HandNetwork.of(
          Shape.maps(1, 2, 2),
          x -> Volume.of(1, 1, 1, (float) x.times(W).sum()),
          (x, seed) -> W.times(seed.at(0)));

  private static Climb climb(int steps) {
    return new Climb(
        Pigment.pixels(1, 2, 2, true),
        new Wander(2, 2, 0, 0, 0),
        size -> new Adam(0.05, size),
        Penalty.NONE,
        steps);
  }

  private static Goal goal(int pictures) {
    return new Goal(java.util.Collections.nCopies(pictures, Score.logit(0)));
  }

  @Test
  void findsTheBestPicture() {
    Ascent ascent = climb(400).towards(goal(1), network, Run.QUIET);
    Volume made = ascent.pictures().get(0);
    assertThat(made.at(0)).isGreaterThan(0.99f);
    assertThat(made.at(1)).isLessThan(0.01f);
    assertThat(ascent.after().get(0)).isGreaterThan(ascent.before().get(0));
  }

  /** One look for each update, and one at the beginning and one at the end. */
  @Test
  void updatesExactlyAsOftenAsAsked() {
    Ascent ascent = climb(512).towards(goal(1), network, Run.QUIET);
    assertThat(network.pictures()).isEqualTo(512 + 2);
    assertThat(ascent.updates()).isEqualTo(512);
    assertThat(ascent.curves().get(0)).hasSize(512);
  }

  @Test
  void theSameSeedMakesTheSamePicture() {
    Ascent one = climb(5).towards(goal(2), network, new Run(4, Progress.SILENT));
    Ascent again = climb(5).towards(goal(2), network, new Run(4, Progress.SILENT));
    assertThat(one.pictures()).isEqualTo(again.pictures());
    assertThat(one.pictures().get(0)).isNotEqualTo(one.pictures().get(1));
  }

  @Test
  void stoppedWorkLeavesWhatThereIs() {
    Ascent ascent = climb(100).towards(goal(1), network, new Run(0, new StopsAfter(7)));
    assertThat(ascent.updates()).isEqualTo(7);
    assertThat(ascent.after().get(0)).isGreaterThan(ascent.before().get(0));
  }

  @Test
  void whatHasNoGradientIsSaid() {
    HandNetwork dead =
        HandNetwork.of(Shape.maps(1, 2, 2), x -> Volume.zeros(1, 1, 1), (x, seed) -> x.times(0));
    Ascent ascent = climb(80).towards(goal(1), dead, Run.QUIET);
    assertThat(ascent.blocked()).isEqualTo(List.of(true));
  }

  @Test
  void adamsFirstStepsAreAsPublished() {
    float[] numbers = {0};
    Adam adam = new Adam(0.1, 1);
    adam.climb(numbers, new float[] {2});
    assertThat(numbers[0]).isCloseTo(0.1f, within(1e-6f));
    adam.climb(numbers, new float[] {-1});
    double mean = (0.9 * 0.1 * 2 - 0.1) / (1 - 0.81);
    double square = (0.999 * 0.001 * 4 + 0.001) / (1 - 0.998001);
    assertThat(numbers[0]).isCloseTo((float) (0.1 + 0.1 * mean / Math.sqrt(square)), within(1e-5f));
  }
}
