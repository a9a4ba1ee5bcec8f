package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Scene;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.gradient.Saliency;
import org.convlens.net.HandNetwork;
import org.convlens.net.Head;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class CompletenessTest {
  @Test
  void tellsTheGap() {
    Answer answer = new Completeness().answer(9.5, 10, "the rise");
    assertThat(answer.number("gap")).isEqualTo(-0.5);
    assertThat(answer.sentence())
        .isEqualTo("completeness gap −0.5, 5 % (the shares add up to 9.5; the rise is 10)");
  }

  @Test
  void aSumThatIsNoNumberHasNoGap() {
    assertThat(new Completeness().answer(Double.NaN, 10, "the rise").sentence())
        .isEqualTo(
            "completeness gap: not to be told, the map or the score holds what is no number");
  }

  /** y = x₀² + x₁²: for quadratic functions two points of the quadrature are exact. */
  @Test
  void integratedGradientsAddUp() {
    HandNetwork network =
        HandNetwork.of(
            Shape.maps(3, 1, 2),
            x -> Volume.of(1, 1, 1, (float) x.times(x).sum()),
            (x, seed) -> x.times(2 * seed.at(0)));
    Scene scene = Scene.of(network, Volume.of(3, 1, 2, 255, 51, 0, 0, 102, 204));
    Claim claim = Claim.of(scene, 0, new IntegratedGradients(2, 0, Fold.SIGNED));
    Answer answer = new Completeness().ask(claim, HandClaim.NO_ENGINE, Run.QUIET);
    assertThat(answer.number("expected"))
        .isCloseTo(1 + .04 + .16 + .64, org.assertj.core.api.Assertions.within(1e-5));
    assertThat(Math.abs(answer.number("gap"))).isLessThan(1e-5);
  }

  @Test
  void othersPromiseNoSum() {
    Head head = HandClaim.network(Volume.of(1, 1, 1, 1)).model().head();
    assertThat(new Completeness().applies(new Saliency(Fold.MAX), head)).isFalse();
  }
}
