package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.junit.jupiter.api.Test;

class DeepDreamTest {
  @Test
  void growsAndRises() {
    Finding finding = new DeepDream(HandPortrait.LAYER, 3, 1.5, 5, 2).look(HandPortrait.scene());
    HandPortrait.rises(finding);
    Volume made = Objects.requireNonNull(finding.raw().get("picture"));
    assertThat(made.height()).isEqualTo(18);
    assertThat(HandPortrait.curve(finding)).hasSize(15);
  }

  /** Mean square of the picture itself: each pixel moves by its share of the mean slope. */
  @Test
  void oneUpdateGoesAsFarAsSaid() {
    Finding finding = new DeepDream(HandPortrait.LAYER, 1, 1, 1, 2.55).look(HandPortrait.scene());
    Volume made = Objects.requireNonNull(finding.raw().get("picture"));
    Volume before = HandPortrait.VIEW.times(1 / 255f);
    double expected = before.at(0) + 0.01 * before.at(0) / before.mean();
    assertThat((double) made.at(0)).isCloseTo(expected, within(1e-4));
  }
}
