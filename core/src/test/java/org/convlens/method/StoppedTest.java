package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.task.StoppedException;
import org.convlens.task.StopsAfter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that was stopped says how much of it is done, and never shows what is not there. */
class StoppedTest {
  private static final HandNetwork NETWORK =
      HandNetwork.of(Shape.maps(3, 24, 24), x -> x, (x, seed) -> seed);
  private static final Volume PICTURE =
      Volume.generate(3, 24, 24, (c, y, x) -> (c + 1) * y + x % 5);
  private static final Score SCORE = Score.channel(HandNetwork.LOGITS, 1);

  private static Heatmap stopped(String method, long after) {
    Explanation explanation = (Explanation) Catalog.entry(method).defaults();
    return explanation.explain(NETWORK, PICTURE, SCORE, new Run(1, new StopsAfter(after)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rise", "lime", "kernel-shap", "smooth-grad", "occlusion"})
  void saysHowMuchIsDone(String method) {
    Heatmap heat = stopped(method, 16);
    assertThat(heat.notes().toString()).containsPattern("Stopped after \\d+ of [\\d,]+ passes");
    assertThat(heat.map().isFinite()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rise", "lime", "kernel-shap", "smooth-grad", "occlusion"})
  void showsNothingWhereNothingIsDone(String method) {
    assertThatThrownBy(() -> stopped(method, 0))
        .isInstanceOf(StoppedException.class)
        .hasMessageContaining("stopped before anything was finished");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 16})
  void aPartOfAnIntegralIsNotShown(long after) {
    assertThatThrownBy(() -> stopped("integrated-gradients", after))
        .isInstanceOf(StoppedException.class)
        .hasMessageContaining("nothing is drawn");
  }
}
