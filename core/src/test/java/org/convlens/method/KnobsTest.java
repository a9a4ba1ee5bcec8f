package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.convlens.catalog.Catalog;
import org.convlens.method.map.Contrast;
import org.convlens.method.map.FeatureMaps;
import org.convlens.method.portrait.ActivationMaximisation;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class KnobsTest {
  private final FeatureMaps defaults = (FeatureMaps) Catalog.entry("feature-maps").defaults();

  @Test
  void turnsSomeKnobsAndKeepsTheOthers() {
    FeatureMaps turned =
        Knobs.with(defaults, Map.of("contrast", "min-max", "columns", "12", "layer", "conv1"));
    assertThat(turned)
        .isEqualTo(
            new FeatureMaps(
                Place.named("conv1"),
                Contrast.MIN_MAX,
                defaults.channels(),
                defaults.order(),
                12,
                defaults.limit(),
                defaults.palette(),
                defaults.activated()));
  }

  @Test
  void valuesAreTextsThatGiveTheSameMethodBack() {
    assertThat(Knobs.with(defaults, Knobs.values(defaults))).isEqualTo(defaults);
  }

  @Test
  void refusalsNameTheValueAndTheRemedy() {
    assertThatThrownBy(() -> Knobs.with(defaults, Map.of("columns", "-1")))
        .isInstanceOf(UsageException.class)
        .hasMessage("columns -1: must be from 0 to 512");
    assertThatThrownBy(() -> Knobs.with(defaults, Map.of("columns", "many")))
        .hasMessage("columns 'many': must be a whole number, from 0 to 512");
    assertThatThrownBy(() -> Knobs.with(defaults, Map.of("contrast", "loud")))
        .hasMessage("contrast 'loud': must be one of standardised, min-max, shared");
    assertThatThrownBy(() -> Knobs.with(defaults, Map.of("colums", "3")))
        .hasMessage("no knob 'colums': did you mean 'columns'?");
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    ActivationMaximisation portrait =
        (ActivationMaximisation) Catalog.entry("activation-maximisation").defaults();
    assertThatThrownBy(() -> Knobs.with(portrait, Map.of("norm", "Infinity")))
        .hasMessage("norm 'Infinity': must be a number, at least 0");
    assertThatThrownBy(() -> Knobs.with(portrait, Map.of("norm", "NaN")))
        .hasMessage("norm 'NaN': must be a number, at least 0");
    assertThatThrownBy(() -> Knobs.with(portrait, Map.of("steps", "1.5")))
        .hasMessage("steps '1.5': must be a whole number, from 1 to 100000");
  }

  @Test
  void specsSayWhatMayBeGiven() {
    assertThat(Knobs.of(defaults))
        .extracting(Knobs.Spec::name, Knobs.Spec::value, spec -> spec.domain().text())
        .contains(
            org.assertj.core.groups.Tuple.tuple("layer", "maps", "LAYER"),
            org.assertj.core.groups.Tuple.tuple(
                "contrast", "standardised", "standardised|min-max|shared"),
            org.assertj.core.groups.Tuple.tuple("columns", "0", "0..512"));
  }
}
