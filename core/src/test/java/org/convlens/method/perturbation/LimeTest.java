package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.net.HandNetwork;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class LimeTest {
  private static Heatmap explain(Quadrants.Game game, double ridge) {
    HandNetwork network = Quadrants.network(game);
    return new Lime(new Superpixelling(4, 400, Fill.ZERO), .25, ridge)
        .explain(network, Quadrants.picture(), Score.logit(0), Run.QUIET);
  }

  @Test
  void findsTheWeightsOfALinearScore() {
    Heatmap heat =
        explain((a, b, c, d) -> 1 + (a ? 2 : 0) + (b ? 5 : 0) - (c ? 3 : 0) + (d ? 0.5 : 0), 0);
    assertThat(Quadrants.corners(heat.map()))
        .containsExactly(new float[] {2, 5, -3, .5f}, within(1e-4f));
    assertThat(heat.notes()).extracting(Note::text).anyMatch(n -> n.contains("R² = 1.00"));
  }

  @Test
  void saysWhenALinearModelDoesNotFit() {
    Heatmap heat = explain((a, b, c, d) -> (a ? 1 : 0) ^ (b ? 1 : 0) ^ (c ? 1 : 0), 1);
    assertThat(heat.notes())
        .extracting(Note::text)
        .anyMatch(n -> n.matches(".*R² = 0\\.[0-4]\\d of the score.*"));
  }

  /**
   * The regression as plain sums: with weights w, y centred, (Xᵀ W X + ridge) β = Xᵀ W y; here for
   * two pieces and four samples.
   */
  @Test
  void theRegressionIsRidgesClosedForm() {
    boolean[][] shown = {{true, true}, {true, false}, {false, true}, {false, false}};
    double[] scores = {4, 1, 2, 0};
    double[] near = {1, .5, .5, .25};
    LocalModel model = LocalModel.fit(shown, scores, near, 1);
    double total = 2.25;
    double a = 1.5 / total;
    double mean = (4 + .5 + 1) / total;
    double square = 0;
    double cross = 0;
    double[] right = new double[2];
    for (int n = 0; n < 4; n++) {
      double u = (shown[n][0] ? 1 : 0) - a;
      double v = (shown[n][1] ? 1 : 0) - a;
      square += near[n] * u * u;
      cross += near[n] * u * v;
      right[0] += near[n] * u * (scores[n] - mean);
      right[1] += near[n] * v * (scores[n] - mean);
    }
    square += 1;
    double determinant = square * square - cross * cross;
    double[] expected = {
      (square * right[0] - cross * right[1]) / determinant,
      (square * right[1] - cross * right[0]) / determinant
    };
    assertThat(model.weights()).containsExactly(expected, within(1e-12));
    assertThat(model.intercept()).isCloseTo(mean - a * (expected[0] + expected[1]), within(1e-12));
  }
}
