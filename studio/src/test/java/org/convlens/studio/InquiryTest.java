package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convlens.method.Knobs;
import org.convlens.report.Json;
import org.convlens.report.Question;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** Questions that are answered by facts: as JSON and back, and answered. */
class InquiryTest {
  @Test
  void everyLookComesBackFromItsJson() {
    for (Look look : Inquiry.looks()) {
      Inquiry inquiry = new Inquiry(look, Doors.digit(7));
      assertThat(Inquiry.ofJson(inquiry.toJson())).isEqualTo(inquiry);
      assertThat(Inquiry.isNamed(look.name())).isTrue();
      assertThat(look.about().summary()).isNotEmpty();
      assertThat(Knobs.of(look)).allSatisfy(knob -> assertThat(knob.sentence()).isNotEmpty());
    }
    assertThat(Inquiry.isNamed("grad-cam")).isFalse();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(
            () -> Inquiry.ofJson("{\"method\": \"formula\", \"model\": {\"name\": \"digits\"}}"))
        .hasMessage("it names no picture");
    String json = "{\"method\": \"formule\", \"model\": {\"name\": \"digits\"}}";
    assertThatThrownBy(() -> Inquiry.ofJson(json))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean 'formula'");
  }

  @Test
  void classesAndLayersAreTold() throws IOException {
    try (Studio studio = Doors.studio()) {
      Reply said =
          new Inquiry(Inquiry.look("classify"), Doors.digit(7)).answer(studio, Doors.QUIET);
      assertThat(Json.text(said.facts())).contains("\"top\"", "\"probability\"");
      assertThat(said.ledgers().get(0).rows().get(0)).contains("7");
      Question bare = Doors.digit(7).about(java.util.Optional.empty());
      Reply layers = new Inquiry(Inquiry.look("summary"), bare).answer(studio, Doors.QUIET);
      assertThat(layers.facts()).containsKeys("layers", "parameters", "heads");
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void aFormulaIsToldNumberByNumberWithinBounds() throws IOException {
    try (Studio studio = Doors.studio()) {
      List<String> layers =
          studio.model(Doors.digit(3).network()).model().graph().layers().stream()
              .map(Object::toString)
              .toList();
      for (String layer : layers.subList(1, layers.size())) {
        for (int most : List.of(1, 40, 100_000)) {
          FormulaLook look =
              Knobs.with(FormulaLook.DEFAULT, Map.of("layer", layer, "most", "" + most));
          Reply reply = new Inquiry(look, Doors.digit(3)).answer(studio, Doors.QUIET);
          Map<String, Object> facts = Json.object(Json.text(reply.facts()));
          List<Map<String, Object>> formulas = (List<Map<String, Object>>) facts.get("formulas");
          assertThat(reply.ledgers()).isNotEmpty();
          for (Map<String, Object> formula : java.util.Objects.requireNonNull(formulas)) {
            check(formula, most);
          }
        }
      }
    }
  }

  /** What is told one by one and the rest add up to the sum. */
  @SuppressWarnings("unchecked")
  private static void check(Map<String, Object> formula, int most) {
    assertThat(formula).containsKeys("layer", "kind", "unit", "steps", "result", "engine");
    for (Map<String, Object> patch : (List<Map<String, Object>>) all(formula, "patches")) {
      List<Map<String, Object>> slices = (List<Map<String, Object>>) all(patch, "slices");
      List<Map<String, Object>> single = (List<Map<String, Object>>) all(patch, "strongest");
      double told =
          slices.stream().mapToDouble(s -> number(s, "sum")).sum()
              + single.stream().mapToDouble(s -> number(s, "product")).sum();
      Map<String, Object> rest = (Map<String, Object>) patch.get("rest");
      double all = told + number(java.util.Objects.requireNonNull(rest), "sum");
      assertThat(all).isCloseTo(number(patch, "sum"), org.assertj.core.api.Assertions.within(1e-4));
      long numbers =
          slices.stream()
              .flatMap(s -> ((List<List<Object>>) all(s, "numbers")).stream())
              .mapToLong(List::size)
              .sum();
      assertThat(numbers + single.size()).isLessThanOrEqualTo(most);
    }
  }

  private static List<?> all(Map<String, Object> map, String key) {
    return (List<?>) map.getOrDefault(key, List.of());
  }

  private static double number(Map<String, Object> map, String key) {
    return ((Number) map.getOrDefault(key, Double.NaN)).doubleValue();
  }
}
