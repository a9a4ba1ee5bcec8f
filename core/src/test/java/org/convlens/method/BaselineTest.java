package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp.Filter;
import org.convlens.catalog.Catalog;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.TinyGraphs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that wants (x / 255 − mean) / std with another mean and std for each colour. */
class BaselineTest {
  private static final Volume INPUT = Volume.of(3, 1, 2, 1, 3, -1, 0, 5, 5);
  private static final Model MODEL =
      new Model(
          "tiny",
          TinyGraphs.classifier(),
          new Preprocessing(
              new Preprocessing.Stretch(Filter.BILINEAR),
              Preprocessing.Channels.RGB,
              1 / 255.0,
              List.of(.5, .25, .75),
              List.of(1.0, .5, .25),
              "test"),
          Labels.NONE,
          Optional.empty(),
          Map.of());

  private static float[] of(String text) {
    return new Baseline(text).of(MODEL, INPUT).toArray();
  }

  @Test
  void greyIsTheMiddleOfEachColour() {
    assertThat(of("grey"))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0, 0, .5f, .5f, -1, -1);
  }

  @Test
  void otherWordsAndNumbers() {
    assertThat(of("zero")).containsOnly(0);
    assertThat(of("-1.5")).containsOnly(-1.5f);
    assertThat(of("mean")).containsExactly(2, 2, -.5f, -.5f, 5, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gray", "NaN", "1e99", "0x1"})
  void whatIsNeitherIsRefused(String text) {
    assertThatThrownBy(() -> new Baseline(text))
        .hasMessage("'" + text + "': give zero, grey, mean, blur or a number");
  }

  @Test
  void theRefusalNamesTheKnob() {
    Method occlusion = Catalog.entry("occlusion").defaults();
    assertThatThrownBy(() -> Knobs.with(occlusion, Map.of("fill", "gray")))
        .hasMessage("fill 'gray': give zero, grey, mean, blur or a number");
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(Baseline.of(0)).isEqualTo(Baseline.ZERO);
    assertThat(Baseline.of(1e-12).of(MODEL, INPUT).toArray()).containsOnly(1e-12f);
  }

  /** The same words wherever something stands for nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"zero", "grey", "mean", "blur"})
  void everyMethodKnowsTheWords(String word) {
    for (String name : List.of("integrated-gradients", "deep-lift")) {
      Method turned = Knobs.with(Catalog.entry(name).defaults(), Map.of("baseline", word));
      assertThat(Knobs.values(turned)).containsEntry("baseline", word);
    }
    for (String name : List.of("occlusion", "lime", "kernel-shap")) {
      Method turned = Knobs.with(Catalog.entry(name).defaults(), Map.of("fill", word));
      assertThat(Knobs.values(turned)).containsEntry("fill", word);
    }
  }
}
