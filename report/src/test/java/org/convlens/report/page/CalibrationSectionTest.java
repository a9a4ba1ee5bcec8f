package org.convlens.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.score.Calibration;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.junit.jupiter.api.Test;

class CalibrationSectionTest {
  private static Judged judged(double probability, boolean right) {
    Prediction predicted = new Prediction(0, "cat", probability, 1);
    Prediction truth = right ? predicted : new Prediction(1, "dog", 1 - probability, 0);
    return new Judged("0", predicted, truth, right ? 1 : 2);
  }

  private static final CalibrationSection SECTION =
      new CalibrationSection(
          new Confusion(
              List.of(
                  judged(0.62, true),
                  judged(0.68, false),
                  judged(0.95, true),
                  judged(1, true),
                  judged(0.99, false))));

  @Test
  void picturesLieInTheTenthOfTheirProbability() {
    assertThat(SECTION.calibration().bins()).hasSize(2);
    Calibration.Bin sure = SECTION.calibration().bins().get(1);
    assertThat(sure.count()).isEqualTo(3);
    assertThat(sure.confidence()).isCloseTo(0.98, within(1e-12));
    assertThat(sure.accuracy()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void theErrorIsTheMeanDistanceOfTheBins() {
    double naive = 2 / 5.0 * Math.abs(0.5 - 0.65) + 3 / 5.0 * Math.abs(2 / 3.0 - 0.98);
    assertThat(SECTION.error()).isCloseTo(naive, within(1e-12));
    assertThat(SECTION.html()).contains("lies 24.8 points");
  }
}
