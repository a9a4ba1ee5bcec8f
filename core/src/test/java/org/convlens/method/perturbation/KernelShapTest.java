package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.convlens.method.Finding;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class KernelShapTest {
  /** 2 a + 6 b c − d: b and c share their six. */
  private static final Quadrants.Game GAME =
      (a, b, c, d) -> (a ? 2 : 0) + (b && c ? 6 : 0) - (d ? 1 : 0);

  private static Heatmap explain() {
    return new KernelShap(new Superpixelling(4, 100, Fill.ZERO))
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
        .extracting(Note::text)
        .contains(
            "Kernel SHAP: 4 superpixels, all 14 coalitions, filled with zero, seed 0.",
            "Efficiency: the values add up to 7, the score rises from 0 to 7.");
  }

  @Test
  void eachValueCountsOnceInTheSum() {
    KernelShap method = new KernelShap(new Superpixelling(4, 100, Fill.ZERO));
    Network network = Quadrants.network(GAME);
    Finding finding = new Finding(explain(), Map.of("heatmap", explain().map()));
    assertThat(method.sum(network, Quadrants.picture(), finding)).isCloseTo(7, within(1e-5));
    assertThat(method.total(network, Quadrants.picture(), Score.logit(0))).isEqualTo(7);
  }

  @Test
  void theNoteOnTheSumCanBeLeftOut() {
    assertThat(new KernelShap(new Superpixelling(4, 100, Fill.ZERO)).withoutSum(explain()).notes())
        .extracting(Note::text)
        .noneMatch(note -> note.contains("add up"))
        .anyMatch(note -> note.startsWith("Kernel SHAP"));
  }
}
