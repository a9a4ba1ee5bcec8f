package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Volume;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class RoadTest {
  private static final Volume WEIGHTS =
      Volume.generate(1, 10, 10, (c, y, x) -> y < 5 ? 0.5f : -0.2f);
  private static final Volume MAP =
      Volume.generate(1, 10, 10, (c, y, x) -> (y < 5 ? 50 : 0) + (y * 31 + x * 17) % 47 / 47f);

  /** Half of the picture is bright and speaks for the class, the rest is dark. */
  private static Claim claim(Volume map) {
    Volume halves = Volume.generate(3, 10, 10, (c, y, x) -> y < 5 ? 255 : 0);
    var scene = org.convlens.method.Scene.of(HandClaim.network(WEIGHTS), halves);
    return Claim.of(scene, 0, new HandClaim.Shows(map, false));
  }

  @Test
  void theOtherWayRoundIsAsBadAsItWasGood() {
    Road road = new Road(0, 1);
    double good = road.change(claim(MAP), MAP, new Run(1, Progress.SILENT)).combined();
    Volume wrong = MAP.times(-1);
    assertThat(good).isPositive();
    assertThat(road.change(claim(wrong), wrong, new Run(1, Progress.SILENT)).combined())
        .isCloseTo(-good, within(1e-6));
  }

  @Test
  void combinesBothOrders() {
    assertThat(new Road.Change(-0.4, -0.1).combined()).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void theNoiseIsSmallAndSeeded() {
    Answer first =
        new Road(0.01, 2).ask(claim(MAP), HandClaim.NO_ENGINE, new Run(9, Progress.SILENT));
    assertThat(new Road(0.01, 2).ask(claim(MAP), HandClaim.NO_ENGINE, new Run(9, Progress.SILENT)))
        .isEqualTo(first);
    double plain =
        new Road(0, 2)
            .ask(claim(MAP), HandClaim.NO_ENGINE, new Run(9, Progress.SILENT))
            .number("combined");
    assertThat(first.number("combined")).isCloseTo(plain, within(0.02));
  }
}
