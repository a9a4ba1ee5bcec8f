package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.Lrp;
import org.convlens.method.gradient.Lrp.First;
import org.convlens.method.gradient.Lrp.Middle;
import org.convlens.method.gradient.PixelAttribution.Attribution;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.convlens.task.UsageException;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

/** z = (4, 0, 3) after the ReLU and y = 2 · 4 − 1 · 3 = 5: the hidden units have 8, 0 and −3. */
class LrpTest {
  private static Attribution attribute(Middle middle, First first, double epsilon) {
    try (Network network = Torch.engine().open(DenseNet.model())) {
      return new Lrp(middle, first, epsilon, 0.25, Fold.SIGNED)
          .attribute(network, DenseNet.PICTURE, Score.logit(0), Run.QUIET);
    }
  }

  /** 8 · (1, 0, 3) / 4 − 3 · (1, 2, 0) / 3. */
  @Test
  void ruleZeroSharesByContribution() {
    assertThat(attribute(Middle.EPSILON, First.MIDDLE, 0).pixels().toArray())
        .containsExactly(new float[] {1, -2, 6}, within(1e-5f));
  }

  /** The epsilon rule with ε = 1: R = 5 · (8, 0, −3) / 6, then 4 + 1 and 3 + 1 below. */
  @Test
  void epsilonTakesItsPart() {
    double a = 8 * 5 / 6.0;
    double b = -3 * 5 / 6.0;
    assertThat(attribute(Middle.EPSILON, First.MIDDLE, 1).pixels().toArray())
        .containsExactly(
            new float[] {(float) (a / 5 + b / 4), (float) (b / 2), (float) (a * 3 / 5)},
            within(1e-5f));
  }

  /** 8 · (1, 1, 1) / 3 − 3 · (1, 1, 1) / 3. */
  @Test
  void theFlatRuleGivesEachPixelTheSame() {
    assertThat(attribute(Middle.EPSILON, First.FLAT, 0).pixels().toArray())
        .containsExactly(new float[] {5 / 3f, 5 / 3f, 5 / 3f}, within(1e-5f));
  }

  /** 8 · (1, 0, 1) / 2 − 3 · (1, 1, 0) / 2. */
  @Test
  void squaredWeightsShareWithoutThePicture() {
    assertThat(attribute(Middle.EPSILON, First.SQUARED_WEIGHTS, 0).pixels().toArray())
        .containsExactly(new float[] {2.5f, -1.5f, 4}, within(1e-5f));
  }

  @Test
  void tellsWhatIsKept() {
    assertThat(attribute(Middle.EPSILON, First.MIDDLE, 0).notes())
        .extracting(Note::text)
        .contains("Conservation: the relevances add up to 5 of 5.");
  }

  @Test
  void boundsNeedAFirstLayerThatTakesThePicture() {
    assertThatThrownBy(() -> attribute(Middle.EPSILON, First.BOX, 0))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'flatten'")
        .hasMessageContaining("choose flat");
  }
}
