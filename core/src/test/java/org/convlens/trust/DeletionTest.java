package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.trust.HandClaim.sigmoid;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.Scene;
import org.convlens.net.Head;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private static final Volume WEIGHTS = Volume.of(1, 1, 4, 1, 4, 2, 0);

  private static Answer ask(Volume map) {
    return new Deletion(4, 2)
        .ask(HandClaim.of(WEIGHTS, map), HandClaim.NO_ENGINE, new Run(5, Progress.SILENT));
  }

  @Test
  void takesTheMostImportantPixelsFirst() {
    Answer answer = ask(WEIGHTS);
    assertThat(answer.numbers("fractions")).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    double[] expected = {sigmoid(4), sigmoid(0), sigmoid(-2), sigmoid(-3), sigmoid(-3)};
    List<Double> found = answer.numbers("probabilities");
    for (int k = 0; k < expected.length; k++) {
      assertThat(found.get(k)).isCloseTo(expected[k], within(1e-6));
    }
    double area = ((expected[0] + expected[4]) / 2 + expected[1] + expected[2] + expected[3]) / 4;
    assertThat(answer.number("area")).isCloseTo(area, within(1e-6));
    assertThat(answer.sentence()).startsWith("deletion area 0.29");
  }

  @Test
  void aMapTheWrongWayRoundIsNoBetterThanChance() {
    assertThat(ask(WEIGHTS.times(-1)).sentence()).endsWith("no better than chance");
    assertThat(ask(WEIGHTS).sentence()).doesNotContain("no better");
  }

  @Test
  void theSameSeedFindsTheSameChance() {
    assertThat(ask(WEIGHTS)).isEqualTo(ask(WEIGHTS));
  }

  @Test
  void takesAsManyPassesAsItSays() {
    var network = HandClaim.network(WEIGHTS);
    Volume white = Volume.generate(3, 1, 4, (c, y, x) -> 255);
    Claim claim = Claim.of(Scene.of(network, white), 0, new HandClaim.Shows(WEIGHTS, false));
    Deletion deletion = new Deletion(4, 2);
    deletion.ask(claim, HandClaim.NO_ENGINE, Run.QUIET);
    assertThat((long) network.pictures())
        .isEqualTo(deletion.cost(Cost.NONE, new Pace(0, 0, 0, 0, 0)).passes());
  }

  /** The mean of the output itself: 7, 3, 1, 0, 0 less 3 on the way. */
  @Test
  void ofARegressionTheValueIsWatched() {
    var classes = HandClaim.network(WEIGHTS);
    var values = classes.with(classes.model().withReading(Head.Reading.REGRESSION));
    Volume white = Volume.generate(3, 1, 4, (c, y, x) -> 255);
    Claim claim = Claim.of(Scene.of(values, white), 0, new HandClaim.Shows(WEIGHTS, false));
    Answer answer = new Deletion(4, 2).ask(claim, HandClaim.NO_ENGINE, new Run(5, Progress.SILENT));
    assertThat(answer.numbers("values")).containsExactly(4.0, 0.0, -2.0, -3.0, -3.0);
    assertThat(answer.sentence()).startsWith("deletion: the value is −1.125 on average (lower is");
  }
}
