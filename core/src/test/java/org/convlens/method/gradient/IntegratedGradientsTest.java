package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class IntegratedGradientsTest {
  private static float attribution(int power) {
    Heatmap heat =
        new IntegratedGradients(50, 0, Fold.SIGNED)
            .explain(
                PowerNetwork.of(power, Shape.maps(1, 1, 1)), Volume.of(1, 1, 1, 3), Score.logit(0));
    return heat.map().at(0);
  }

  @Test
  void integratesPowersExactly() {
    assertThat(attribution(2)).isCloseTo(9, within(1e-4f));
    assertThat(attribution(3)).isCloseTo(27, within(1e-3f));
  }

  @Test
  void reportsTheCompletenessGap() {
    Heatmap heat =
        new IntegratedGradients(2, 1, Fold.SIGNED)
            .explain(
                PowerNetwork.of(2, Shape.maps(1, 1, 1)), Volume.of(1, 1, 1, 3), Score.logit(0));
    assertThat(heat.notes())
        .extracting(Note::text)
        .anyMatch(n -> n.startsWith("Completeness: the attributions add up to 8"));
  }

  /** The nodes and weights for five points, as printed in tables. */
  @Test
  void quadratureHasTheKnownNodesAndWeights() {
    GaussLegendre five = GaussLegendre.of(5);
    assertThat(five.nodes())
        .containsExactly(new double[] {.04691, .23077, .5, .76923, .95309}, within(1e-5));
    assertThat(five.weights())
        .containsExactly(new double[] {.11846, .23931, .28444, .23931, .11846}, within(1e-5));
    assertThat(GaussLegendre.of(50).nodes()[0]).isCloseTo(.000567, within(1e-6));
  }
}
