package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.catalog.Catalog;
import org.junit.jupiter.api.Test;

/** What LRP says of the relevance that was lost or gained on the way down. */
class ConservationTest {
  private static final Lrp LRP = (Lrp) Catalog.entry("lrp").defaults();

  @Test
  void whatIsMissingWasTaken() {
    assertThat(LRP.conservation(10, 4))
        .isEqualTo(
            "Conservation: the relevances add up to 4 of 10; biases and stabilisers took" + " 6.");
  }

  @Test
  void whatIsTooMuchWasAdded() {
    assertThat(LRP.conservation(23.58, 23.59))
        .endsWith("add up to 23.59 of 23.58; biases and stabilisers added 0.01.");
    assertThat(LRP.conservation(-2, -3)).endsWith("added 1.");
  }

  @Test
  void nothingIsSaidOfRoundingErrors() {
    assertThat(LRP.conservation(5, 5.0001)).endsWith("add up to 5 of 5.");
  }
}
