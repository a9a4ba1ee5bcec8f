package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Volume;
import org.convlens.method.Baseline;
import org.convlens.method.gradient.DeepLift;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.PixelAttribution.Attribution;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

class DeepLiftTest {
  private static Attribution attribute(Volume picture, Baseline baseline) {
    try (Network network = Torch.engine().open(DenseNet.model())) {
      return new DeepLift(baseline, Fold.SIGNED)
          .attribute(network, picture, Score.logit(0), Run.QUIET);
    }
  }

  /** From zero, z goes to (4, −2, 3): multipliers 1, 0, 1; so m = 2 (1, 0, 1) − (1, 1, 0). */
  @Test
  void aUnitThatIsOffHasNoMultiplier() {
    Attribution found = attribute(DenseNet.PICTURE, Baseline.ZERO);
    assertThat(found.pixels().toArray())
        .containsExactly(new float[] {1 * 1, 2 * -1, 3 * 2}, within(1e-5f));
  }

  /**
   * From the mean (1, 1, 1), where z is (2, −1, 2), to (3, −1, 1), where it is (4, −5, 2):
   * multipliers 1, 0 and, as nothing moves, the derivative 1; so m = 2 (1, 0, 1) − (1, 1, 0).
   */
  @Test
  void aUnitThatStaysHasItsDerivative() {
    Attribution found = attribute(Volume.of(1, 1, 3, 3, -1, 1), Baseline.MEAN);
    assertThat(found.pixels().toArray())
        .containsExactly(new float[] {2 * 1, -2 * -1, 0}, within(1e-5f));
    assertThat(found.notes())
        .extracting(Note::text)
        .anyMatch(n -> n.startsWith("Completeness: the attributions add up to 4, the score"));
  }
}
