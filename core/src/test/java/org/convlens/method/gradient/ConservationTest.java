package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.gradient.Lrp.First;
import org.convlens.method.gradient.Lrp.Middle;
import org.convlens.net.HandNetwork;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.task.UsageException;
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

  @Test
  void sumsOfZeroThatCannotBeSharedOutAreRefused() {
    Shape shape = Shape.maps(1, 1, 1);
    Volume picture = Volume.of(1, 1, 1, 1);
    Network broken = HandNetwork.of(shape, x -> x, (x, seed) -> seed.map(v -> Float.NaN));
    Lrp zero = new Lrp(Middle.EPSILON, First.FLAT, 0, 0.25, Fold.SIGNED);
    assertThatThrownBy(() -> zero.attribute(broken, picture, Score.logit(0), Run.QUIET))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("epsilon 0: some sums of this network are 0")
        .hasMessageEndingWith("1e-6");
  }
}
