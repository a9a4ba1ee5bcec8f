package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class KernelShapTest {
  /** 2 a + 6 b c − d: b and c share their six. */
  private static final Quadrants.Game GAME =
      (a, b, c, d) -> (a ? 2 : 0) + (b && c ? 6 : 0) - (d ? 1 : 0);

  private static Heatmap explain() {
    return new KernelShap(4, 100, Fill.ZERO)
        .explain(Quadrants.network(GAME), Quadrants.picture(), Score.logit(0), Run.QUIET);
  }

  @Test
  void quadrantsGetTheirShapleyValues() {
    assertThat(Quadrants.corners(explain().map()))
        .containsExactly(new float[] {2, 3, 3, -1}, within(1e-5f));
  }

  @Test
  void tellsHowItWasMade() {
    assertThat(explain().notes())
        .contains(
            "Kernel SHAP: 4 superpixels, all 14 coalitions, filled with zero, seed 0; the values"
                + " add up to 7.000, the score rises from 0.000 to 7.000.");
  }
}
