package org.convlens.method.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.gradient.SmoothGrad.Statistic;
import org.convlens.net.HandNetwork;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

/** y = Σ x²: the gradient is 2x, so with noise σ the mean is 2x and the variance 4σ². */
class SmoothGradTest {
  private static final Volume PICTURE = Volume.of(1, 1, 2, 1, 3);
  private final HandNetwork network = PowerNetwork.of(2, Shape.maps(1, 1, 2));

  private Volume map(int samples, double noise, Statistic statistic, long seed) {
    return new SmoothGrad(samples, noise, statistic, Fold.SIGNED)
        .explain(network, PICTURE, Score.logit(0), new Run(seed, Progress.SILENT))
        .map();
  }

  @Test
  void withoutNoiseIsTheGradient() {
    assertThat(map(3, 0, Statistic.MEAN, 1).toArray()).containsExactly(2, 6);
    assertThat(map(3, 0, Statistic.SQUARE, 1).toArray()).containsExactly(4, 36);
    assertThat(map(3, 0, Statistic.VARIANCE, 1).toArray()).containsExactly(0, 0);
  }

  @Test
  void theNoiseIsAShareOfTheRange() {
    assertThat(map(10000, .25, Statistic.VARIANCE, 1).at(0)).isCloseTo(4 * .5f * .5f, within(.04f));
  }

  @Test
  void theSeedDecides() {
    assertThat(map(5, .2, Statistic.MEAN, 7)).isEqualTo(map(5, .2, Statistic.MEAN, 7));
    assertThat(map(5, .2, Statistic.MEAN, 7)).isNotEqualTo(map(5, .2, Statistic.MEAN, 8));
  }

  @Test
  void theTitleNamesTheStatistic() {
    Run run = new Run(0, Progress.SILENT);
    SmoothGrad variance = new SmoothGrad(3, 0, Statistic.VARIANCE, Fold.MAX);
    SmoothGrad square = new SmoothGrad(3, 0, Statistic.SQUARE, Fold.MAX);
    assertThat(variance.explain(network, PICTURE, Score.logit(0), run).title())
        .isEqualTo("VarGrad of logit(0)");
    assertThat(square.explain(network, PICTURE, Score.logit(0), run).title())
        .isEqualTo("SmoothGrad² of logit(0)");
  }
}
