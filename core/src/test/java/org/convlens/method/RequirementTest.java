package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** Knobs that matter only where another one stands in the right place. */
class RequirementTest {
  @Test
  void aKnobThatHasNoEffectIsRefusedWithTheRemedy() {
    refuses(
        "lrp",
        "gamma 0.5 has no effect with middle alpha1-beta0: choose middle gamma too",
        "gamma",
        "0.5");
    refuses(
        "activation-maximisation",
        "with numbers pixels: choose numbers fourier too",
        "decay",
        "1",
        "numbers",
        "pixels");
    refuses("activation-maximisation", "with norm 0: choose norm above 0 too", "power", "3");
    refuses(
        "filters",
        "with arrangement components: choose another arrangement",
        "palette",
        "jet",
        "arrangement",
        "components");
  }

  @Test
  void aKnobThatHasAnEffectIsTurned() {
    turns("lrp", "gamma", "0.5", "middle", "gamma");
    turns("activation-maximisation", "power", "3", "norm", "0.1");
    turns("filters", "palette", "jet", "arrangement", "sheet");
    turns("deep-dream", "ratio", "1.2");
  }

  @Test
  void whatIsDrawnOfAPictureNeedsOne() {
    Adjustable diff = Catalog.listed("diff").defaults();
    assertThatThrownBy(() -> Knobs.chosen(diff, Map.of("maps", "4"), false))
        .isInstanceOf(UsageException.class)
        .hasMessage("maps 4 has no effect without a picture: name one, or leave maps out");
    assertThatCode(() -> Knobs.chosen(diff, Map.of("maps", "4"), true)).doesNotThrowAnyException();
  }

  @Test
  void allValuesOfAPictureAreTakenAgain() {
    for (Listed entry : Catalog.manual()) {
      assertThatCode(() -> Knobs.with(entry.defaults(), Knobs.values(entry.defaults())))
          .as(entry.name())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void everyRequirementNamesAKnobAndCanBeMet() {
    for (Listed entry : Catalog.manual()) {
      Map<String, String> values = Knobs.values(entry.defaults());
      for (Slot slot : Slot.of(entry.defaults().getClass())) {
        Optional<Requirement> needed =
            slot.requirement().filter(r -> !r.knob().equals(Knobs.PICTURE));
        if (needed.isPresent()) {
          Requirement requirement = needed.get();
          assertThat(values).as(entry.name()).containsKey(requirement.knob());
          List<String> choices =
              Knobs.of(entry.defaults()).stream()
                  .filter(spec -> spec.name().equals(requirement.knob()))
                  .findFirst()
                  .orElseThrow()
                  .domain()
                  .choices();
          if (requirement.relation() != Requirement.Relation.ABOVE) {
            assertThat(choices).as(entry.name()).containsAll(requirement.values());
          }
        }
      }
    }
  }

  @Test
  void theDescriptionSaysWhenAKnobMatters() {
    assertThat(Knobs.of(Catalog.entry("lrp").defaults()))
        .anyMatch(spec -> spec.sentence().endsWith("; only with middle gamma"));
  }

  private static void refuses(String method, String words, String... knobs) {
    assertThatThrownBy(() -> Knobs.chosen(Catalog.entry(method).defaults(), map(knobs), true))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith(", or leave " + knobs[0] + " out");
  }

  private static void turns(String method, String... knobs) {
    assertThat(Knobs.values(Knobs.chosen(Catalog.entry(method).defaults(), map(knobs), true)))
        .containsAllEntriesOf(map(knobs));
  }

  private static Map<String, String> map(String... knobs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < knobs.length; i += 2) {
      map.put(knobs[i], knobs[i + 1]);
    }
    return map;
  }
}
