package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.junit.jupiter.api.Test;

class CaricatureTest {
  /** Where the layer is the picture, its light parts become white first. */
  @Test
  void overdoesWhatThereIs() {
    Finding finding =
        new Caricature(HandPortrait.LAYER, 1, Climbing.STILL.steps(60)).look(HandPortrait.scene());
    HandPortrait.rises(finding);
    Volume made = Objects.requireNonNull(finding.raw().get("picture"));
    assertThat(made.at(0, 4, 4)).isGreaterThan(made.at(0, 4, 0));
  }
}
