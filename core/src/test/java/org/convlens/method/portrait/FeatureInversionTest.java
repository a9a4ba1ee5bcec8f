package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.junit.jupiter.api.Test;

class FeatureInversionTest {
  /** A layer that is the picture gives the picture back. */
  @Test
  void findsThePictureWhereNothingIsLost() {
    Finding finding =
        new FeatureInversion(
                HandPortrait.LAYER,
                Climbing.STILL.steps(200).rate(0.1).numbers(Parametrisation.PIXELS),
                Regularisation.NONE)
            .look(HandPortrait.scene());
    Volume made = Objects.requireNonNull(finding.raw().get("picture"));
    Volume wanted = HandPortrait.VIEW.times(1 / 255f);
    assertThat(made.minus(wanted).abs().max()).isLessThan(0.02f);
    assertThat(finding.frames()).hasSizeGreaterThan(10);
  }
}
