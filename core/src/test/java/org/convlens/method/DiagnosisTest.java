package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.HandNetwork;
import org.convlens.net.Model;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final Model MODEL =
      HandNetwork.of(Shape.maps(3, 1, 2), x -> x, (x, seed) -> seed).model();

  private static List<String> of(float... numbers) {
    return Diagnosis.ofInput(MODEL, Volume.of(3, 1, 2, numbers));
  }

  @Test
  void aPictureOfOneColourIsFlat() {
    assertThat(of(.1f, .1f, .5f, .5f, .9f, .9f))
        .containsExactly("The input is flat: every pixel is the same.");
    assertThat(of(.5f, .5f, .5f, .5f, .5f, .5f))
        .containsExactly("The input is flat: every number is 0.5.");
  }

  @Test
  void aPictureOfTwoColoursIsNot() {
    assertThat(of(.1f, .2f, .5f, .5f, .9f, .9f)).isEmpty();
  }
}
