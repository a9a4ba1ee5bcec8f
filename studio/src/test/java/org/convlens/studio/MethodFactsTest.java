package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.method.Knobs;
import org.convlens.report.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A form can be made of the facts alone: whatever it offers, the method takes. */
class MethodFactsTest {
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> knobs(Listed entry) {
    return (List<Map<String, Object>>)
        Json.object(Json.text(MethodFacts.of(entry))).getOrDefault("knobs", List.of());
  }

  private static Map<String, Object> knob(String method, String name) {
    return knobs(Catalog.listed(method)).stream()
        .filter(knob -> name.equals(knob.get("name")))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> whatAFormOffersIsTaken() {
    return Stream.<Listed>concat(Catalog.manual().stream(), Catalog.checks().stream())
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> offersWhatIsTaken(entry)));
  }

  private static void offersWhatIsTaken(Listed entry) {
    for (Map<String, Object> knob : knobs(entry)) {
      String name = (String) knob.get("name");
      assertThat(knob).containsKeys("type", "default", "values", "what");
      for (String key : List.of("default", "from", "to", "choices")) {
        Object offered = knob.getOrDefault(key, List.of());
        for (Object value : offered instanceof List<?> some ? some : List.of(offered)) {
          String text =
              value instanceof Double d && d == Math.rint(d) ? "" + d.longValue() : "" + value;
          Map<String, String> turned = Map.of(name, text);
          assertThatCode(() -> Knobs.with(entry.defaults(), turned))
              .satisfiesAnyOf(
                  thrown -> assertThat(thrown).isNull(),
                  // Two knobs that must fit each other are no matter of one knob's domain.
                  thrown -> assertThat(thrown.getMessage()).doesNotContain("must be from"));
        }
      }
    }
  }

  @Test
  void boundsWordsGroupsAndNeedsAreTold() {
    assertThat(knob("occlusion", "patch"))
        .containsEntry("type", "whole")
        .containsEntry("from", 0.0);
    assertThat(knob("saliency", "fold")).containsEntry("type", "choice").containsKey("choices");
    assertThat(knob("activation-maximisation", "steps"))
        .containsEntry("group", "climbing")
        .containsEntry("to", 100000.0);
    assertThat(knob("activation-maximisation", "decay"))
        .containsEntry(
            "needs", Map.of("knob", "numbers", "relation", "one-of", "values", List.of("fourier")));
    assertThat(knob("filter-health", "cosine")).containsEntry("group", "thresholds");
    assertThat(knob("grad-cam", "layer"))
        .containsEntry("type", "place")
        .doesNotContainKeys("group", "from");
  }

  @Test
  void looksAreToldLikeMethods() {
    for (Look look : Inquiry.looks()) {
      assertThat(MethodFacts.of(look))
          .containsEntry("name", look.name())
          .containsEntry("kind", "look")
          .containsKeys("summary", "caution", "knobs", "needs_picture");
    }
  }

  @Test
  void allThreeKindsAreThere() {
    assertThat(MethodFacts.all())
        .extracting(facts -> facts.get("kind"))
        .contains("method", "study", "check");
    Map<String, Object> road =
        MethodFacts.all().stream()
            .filter(f -> "road".equals(f.get("name")))
            .findFirst()
            .orElseThrow();
    assertThat(road).containsEntry("command", "convlens draw grad-cam MODEL IMAGE --trust full");
    assertThat(MethodFacts.of(Catalog.listed("top-patches"))).containsEntry("needs_folder", true);
    assertThat(MethodFacts.of(Catalog.listed("grad-cam")))
        .containsEntry("makes_heatmap", true)
        .containsEntry("needs_score", true);
    assertThat(MethodFacts.of(Catalog.listed("maco"))).containsEntry("makes_film", true);
  }
}
