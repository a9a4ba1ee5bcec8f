package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

/** y = w · x on a picture of ones. */
class OcclusionTest {
  private static HandNetwork linear(Volume weights) {
    Shape shape = Shape.maps(1, weights.height(), weights.width());
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", shape);
    var single = new GlobalPool2d(GlobalPool2d.Function.MEAN);
    LayerId last = builder.add("logits", single, List.of(input), List.of());
    return HandNetwork.of(
            shape,
            x -> Volume.of(1, 1, 1, (float) x.times(weights).sum()),
            (x, seed) -> weights.times(seed.at(0)))
        .with(TinyGraphs.model(builder.build(input, last)));
  }

  private static Volume explain(Volume weights, int patch, int stride, Shows shows) {
    return new Occlusion(patch, stride, 0, shows)
        .explain(linear(weights), weights.map(v -> 1), Score.logit(0))
        .map();
  }

  @Test
  void aPatchNoLargerThanThePictureIsSaid() {
    Volume weights = Volume.of(1, 2, 3, 1, 1, 1, 1, 1, 1);
    assertThat(
            new Occlusion(9, 0, 0, Shows.DROP)
                .explain(linear(weights), weights, Score.logit(0))
                .notes())
        .extracting(Note::text)
        .contains(
            "Patch 2 × 2, no larger than the picture, stride 1, filled with zero; without"
                + " a patch the score is 6.");
  }

  /** Against sums over all windows as plain loops. */
  @Test
  void aPixelGetsTheMeanDropOfThePatchesThatCoverIt() {
    Volume weights = Volume.generate(1, 7, 5, (c, y, x) -> y * 5 + x + 1);
    Volume map = explain(weights, 3, 2, Shows.DROP);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 5; x++) {
        double sum = 0;
        int covered = 0;
        for (int top = 0; top <= 4; top += 2) {
          for (int left = 0; left <= 2; left += 2) {
            if (y >= top && y < top + 3 && x >= left && x < left + 3) {
              covered++;
              for (int i = top; i < top + 3; i++) {
                for (int j = left; j < left + 3; j++) {
                  sum += weights.at(0, i, j);
                }
              }
            }
          }
        }
        assertThat((double) map.at(0, y, x))
            .isCloseTo(sum / covered, org.assertj.core.api.Assertions.within(1e-3));
      }
    }
  }

  /** w = 1..7 in the first row, window 3, stride 3: 6 6 6 15 15 15 7. */
  @Test
  void theLastPatchIsCutOff() {
    Volume weights = Volume.generate(1, 7, 7, (c, y, x) -> y == 0 ? x + 1 : 0);
    Volume map = explain(weights, 3, 3, Shows.DROP);
    assertThat(Volume.of(1, 1, 7, java.util.Arrays.copyOf(map.toArray(), 7)).toArray())
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(6, 6, 6, 15, 15, 15, 7);
  }

  /** w = 1..6 in the first row, window 3, stride 2: drops 6, 12 and, cut off, 11. */
  @Test
  void overlappingPatchesAreAveraged() {
    Volume weights = Volume.generate(1, 6, 6, (c, y, x) -> y == 0 ? x + 1 : 0);
    Volume map = explain(weights, 3, 2, Shows.DROP);
    assertThat(java.util.Arrays.copyOf(map.toArray(), 6))
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(6, 6, 9, 12, 11.5f, 11);
  }

  /** The left half of the picture is like the patch. */
  @Test
  void patchesThatChangeNothingTakeNothingAndAreNotLookedAt() {
    Volume picture = Volume.generate(1, 2, 4, (c, y, x) -> x < 2 ? 0 : 1);
    HandNetwork network = linear(picture);
    Heatmap heat = new Occlusion(1, 1, 0, Shows.DROP).explain(network, picture, Score.logit(0));
    assertThat(heat.map()).isEqualTo(picture);
    assertThat(network.pictures()).isEqualTo(1 + 4);
  }

  @Test
  void theProbabilityMapHasOneCellPerWholePatch() {
    Volume map = explain(Volume.generate(1, 7, 9, (c, y, x) -> 0.1f), 3, 2, Shows.PROBABILITY);
    assertThat(map).hasToString("1 × 3 × 4");
    double left = 6.3 - 0.9;
    assertThat((double) map.at(0))
        .isCloseTo(1 / (1 + Math.exp(-left)), org.assertj.core.api.Assertions.within(1e-5));
  }

  /** σ(6.3) without a patch; the first patch of 3 has its middle at 1.5, the next two further. */
  @Test
  void theProbabilityMapEndsAtTheUnoccludedProbabilityAndLiesAtThePatchesMiddles() {
    Volume weights = Volume.generate(1, 7, 9, (c, y, x) -> 0.1f);
    var heat =
        new Occlusion(3, 2, 0, Shows.PROBABILITY)
            .explain(linear(weights), weights.map(v -> 1), Score.logit(0));
    assertThat(heat.range().min()).isZero();
    assertThat(heat.range().max())
        .isCloseTo(1 / (1 + Math.exp(-6.3)), org.assertj.core.api.Assertions.within(1e-5));
    assertThat(heat.extent()).contains(new Extent(0.5, 0.5, 6, 8));
  }

  @Test
  void strideBeyondThePatchIsRefused() {
    assertThatThrownBy(() -> new Occlusion(3, 4, 0, Shows.DROP))
        .hasMessage("stride 4 is larger than patch 3: pixels would be left out");
  }

  /** One logit 2x₀ for two classes: p = σ(−2x₀) is left of class 0, σ(2x₀) of class 1. */
  @Test
  void ofASingleLogitTheProbabilityOfTheChosenClassIsLeft() {
    HandNetwork network = linear(Volume.of(1, 1, 2, 2, 0));
    Head head = network.model().head();
    Occlusion occlusion = new Occlusion(1, 1, 0, Shows.PROBABILITY);
    Volume ones = Volume.of(1, 1, 2, 1, 1);
    float left = (float) (1 / (1 + Math.exp(2)));
    var zero = occlusion.explain(network, ones, Prediction.score(head, 0));
    assertThat(zero.map().toArray()).containsExactly(0.5f, left);
    assertThat(zero.title()).isEqualTo("what is left of the probability");
    var one = occlusion.explain(network, ones, Prediction.score(head, 1));
    assertThat(one.map().toArray()).containsExactly(0.5f, 1 - left);
  }

  @Test
  void aValueHasNoProbabilityToShow() {
    HandNetwork classes = linear(Volume.of(1, 1, 2, 2, 0));
    HandNetwork values = classes.with(classes.model().withReading(Head.Reading.REGRESSION));
    Volume ones = Volume.of(1, 1, 2, 1, 1);
    assertThatThrownBy(
            () -> new Occlusion(1, 1, 0, Shows.PROBABILITY).explain(values, ones, Score.value(0)))
        .isInstanceOf(org.convlens.task.UsageException.class)
        .hasMessageContaining("puts out values");
    assertThat(new Occlusion(1, 1, 0, Shows.DROP).explain(values, ones, Score.value(0)).map())
        .isEqualTo(Volume.of(1, 1, 2, 2, 0));
  }
}
