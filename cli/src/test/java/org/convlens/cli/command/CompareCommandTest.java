package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.report.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path folder;

  @Test
  void tellsOfEachMethodHowFarItCanBeTrusted() {
    Path file = folder.resolve("sheet.png");
    Run run = Run.of("compare", "grad-cam,occlusion:patch=7", "digits", "digit:7", "-o", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("grad-cam\\R  deletion area 0\\.\\d{3} \\(lower is better")
        .contains("occlusion:patch=7")
        .contains("insertion area", "confidence drops", "agreement");
    assertThat(run.err()).containsPattern("methods: \\d+ passes\\Rcomparing 2 methods: a");
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void givesTheSameBytesAgain() {
    Path file = folder.resolve("sheet.png");
    Run.of("compare", "grad-cam", "smooth-grad", "digits", "digit:4", "--seed", "3", "-o", file);
    Run again = Run.of("redraw", file);
    assertThat(again.out()).as(again.err()).contains("the same bytes");
  }

  @Test
  @SuppressWarnings("unchecked")
  void tellsAllNumbers() {
    Path file = folder.resolve("sheet.png");
    Run run =
        Run.of(
            "compare",
            "--methods",
            "integrated-gradients,grad-cam",
            "digits",
            "digit:2",
            "--trust",
            "full",
            "--json",
            "-o",
            file);
    Map<String, Object> facts = Json.object(run.out());
    var methods = (List<Map<String, Object>>) Objects.requireNonNull(facts.get("methods"));
    assertThat(methods).extracting(m -> m.get("method")).contains("integrated-gradients");
    var trust = (List<Map<String, Object>>) Objects.requireNonNull(methods.get(0).get("trust"));
    assertThat(trust)
        .extracting(t -> t.get("check"))
        .containsExactly(
            "deletion",
            "insertion",
            "drop",
            "road",
            "completeness",
            "randomisation",
            "rank",
            "agreement");
    assertThat(trust).allSatisfy(t -> assertThat(t).containsKeys("sentence", "paper"));
    assertThat((List<Object>) Objects.requireNonNull(facts.get("agreement"))).hasSize(2);
  }

  @Test
  void aSumIsToldOnce() {
    Path file = folder.resolve("sheet.png");
    Run run = Run.of("compare", "kernel-shap:samples=60", "digits", "digit:7", "-o", file);
    assertThat(run.out())
        .containsOnlyOnce("add up to")
        .containsPattern("completeness gap .*the score's rise from all superpixels hidden")
        .contains("note: Kernel SHAP: ");
  }

  @Test
  void refusesWhatIsNoMethod() {
    assertThat(Run.of("compare", "grad-cm", "digits", "digit:1").err())
        .contains("no method 'grad-cm': did you mean 'grad-cam'")
        .hasLineCount(1);
    assertThat(Run.of("compare", "digits", "digit:1", "--trust", "much").err())
        .contains("must be none, brief, quick or full");
    assertThat(Run.of("compare", "filters", "digits", "digit:1").code()).isEqualTo(2);
  }

  @Test
  void aSingleMapIsTrustedOnRequest() {
    Path file = folder.resolve("cam.png");
    Run run = Run.of("draw", "grad-cam", "digits", "digit:3", "--trust", "-o", file);
    assertThat(run.out()).as(run.err()).contains("trust: deletion area");
    assertThat(Run.of("redraw", file).out()).contains("the same bytes");
  }
}
