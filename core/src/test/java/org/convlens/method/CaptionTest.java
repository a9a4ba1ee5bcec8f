package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

/** Titles of heatmaps beside the name of their class. */
class CaptionTest {
  private static String caption(String method, Score score, String title) {
    return new Caption(method, Optional.of(score), title).text();
  }

  @Test
  void ofFeatureMapsSaysTheLayer() {
    Score score = Score.logit(386);
    assertThat(caption("grad-cam", score, score + " at fire9/concat_1"))
        .isEqualTo("grad-cam at fire9/concat_1");
  }

  @Test
  void ofPixelsSaysWhatTheNumbersAre() {
    Score score = Score.logit(3);
    assertThat(caption("occlusion", score, "drop of " + score))
        .isEqualTo("occlusion, drop of the score");
    assertThat(caption("saliency", score, "|∂ " + score + " / ∂ pixel|"))
        .isEqualTo("saliency, |∂ score / ∂ pixel|");
  }

  @Test
  void ofAScoreThatIsNoClassesNamesIt() {
    assertThat(new Caption("grad-cam", Optional.empty(), "logit(3) at conv4").text())
        .isEqualTo("grad-cam, logit(3) at conv4");
  }

  @Test
  void saysTheMethodOnce() {
    Score score = Score.logit(0).times(-1);
    assertThat(caption("integrated-gradients", score, "integrated gradients of " + score))
        .isEqualTo("integrated gradients of the score");
  }

  @Test
  void ofARegressionSpeaksOfItsValue() {
    Score score = Score.value(2);
    assertThat(caption("lrp", score, "relevance to " + score))
        .isEqualTo("lrp, relevance to the value");
  }
}
