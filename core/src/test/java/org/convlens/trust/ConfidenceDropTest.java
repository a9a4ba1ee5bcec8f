package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.trust.HandClaim.sigmoid;

import org.convlens.array.Volume;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class ConfidenceDropTest {
  private static final Volume WEIGHTS = Volume.of(1, 1, 4, 1, 4, 2, 0);

  @Test
  void isTheShareThatIsLostUnderTheMap() {
    Claim claim = HandClaim.of(WEIGHTS, Volume.of(1, 1, 4, 10, 30, 20, 10));
    Answer answer =
        new ConfidenceDrop(2).ask(claim, HandClaim.NO_ENGINE, new Run(1, Progress.SILENT));
    double before = sigmoid(4);
    double after = sigmoid(4 * 1 + 2 * 0.5 - 3);
    assertThat(answer.number("probability")).isCloseTo(before, within(1e-6));
    assertThat(answer.number("masked")).isCloseTo(after, within(1e-6));
    assertThat(answer.number("drop")).isCloseTo((before - after) / before, within(1e-6));
  }

  @Test
  void ofAMapWithSignsOnlyThePositivePartShows() {
    Volume map = Volume.of(1, 1, 4, -5, 2, 1, -1);
    assertThat(ConfidenceDrop.mask(map, true)).isEqualTo(Volume.of(1, 1, 4, 0, 1, .5f, 0));
  }

  @Test
  void placesWithoutANumberAreHidden() {
    Volume map = Volume.of(1, 1, 3, 1, Float.NaN, 3);
    assertThat(ConfidenceDrop.mask(map, false)).isEqualTo(Volume.of(1, 1, 3, 0, 0, 1));
  }

  @Test
  void aMapThatSpeaksOnlyAgainstTheClassShowsNothing() {
    Claim claim = HandClaim.of(WEIGHTS, Volume.of(1, 1, 4, -1, -4, -2, 0), true);
    Answer answer =
        new ConfidenceDrop(2).ask(claim, HandClaim.NO_ENGINE, new Run(1, Progress.SILENT));
    assertThat(answer.sentence())
        .isEqualTo("confidence drop: nothing to show, nowhere does the map speak for the class");
    assertThat(answer.number("drop")).isNaN();
    assertThat(answer.hasChance()).isFalse();
  }

  @Test
  void aRiseIsNoDrop() {
    assertThat(ConfidenceDrop.drop(.5, .75)).isZero();
    Volume against = Volume.of(1, 1, 4, 1, 4, -2, 0);
    Claim claim = HandClaim.of(against, Volume.of(1, 1, 4, 1, 1, 0, 0));
    Answer answer =
        new ConfidenceDrop(1).ask(claim, HandClaim.NO_ENGINE, new Run(1, Progress.SILENT));
    assertThat(answer.sentence()).startsWith("confidence rises from 0.500 to 0.881");
    assertThat(answer.number("increase")).isEqualTo(1);
  }
}
