package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.score.PictureRegion;
import org.junit.jupiter.api.Test;

class InsideTest {
  private static final PictureRegion LEFT = PictureRegion.parse("box(0, 0, 2, 1)");
  private static final boolean[] FIRST_TWO = {true, true, false, false};

  private static Answer ask(Volume map) {
    return Inside.of(new Examination("a", HandClaim.of(map, map), List.of()), LEFT, FIRST_TWO);
  }

  /** 1 + 3 of 1 + 3 + 4; what speaks against the class is not counted. */
  @Test
  void isTheShareOfWhatSpeaksForTheClass() {
    Answer answer = ask(Volume.of(1, 1, 4, 1, 3, 4, -2));
    assertThat(answer.number("share")).isCloseTo(0.5, within(1e-9));
    assertThat(answer.number("area")).isEqualTo(0.5);
    assertThat(answer.sentence())
        .isEqualTo(
            "50.0 % of the map inside box(0, 0, 2, 1), which is 50.0 % of what the network sees");
    assertThat(answer.measured()).containsExactly(Inside.SHARE.at(0.5, 0.5));
  }

  @Test
  void aMapAgainstTheClassHasNothingToShareOut() {
    assertThat(ask(Volume.of(1, 1, 4, -1, 0, -4, -2)).number("share")).isNaN();
  }
}
