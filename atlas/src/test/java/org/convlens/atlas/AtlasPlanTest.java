package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.method.Knobs;
import org.convlens.report.Json;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.junit.jupiter.api.Test;

/** What an atlas says of its plan is the same wherever its files lie. */
class AtlasPlanTest {
  private static AtlasPlan plan(String folder) {
    Opening network =
        new Opening(
            source(folder, "net.onnx"),
            Optional.empty(),
            Map.of(),
            Optional.of(source(folder, "names.txt")));
    Question question = Question.of(network).masked(List.of(source(folder, "mark.png")));
    Map<String, String> knobs =
        Map.of("explain", "grad-cam", "region", "mask(" + folder + "mark.png)");
    return new AtlasPlan(question, Knobs.with(Scope.DEFAULT, knobs));
  }

  private static Source source(String folder, String file) {
    Path path = Path.of("/somewhere").resolve(folder).resolve(file);
    return new Source(folder + file, Optional.of(path), "ab".repeat(32));
  }

  @Test
  void filesAreCalledAsInTheirFolders() {
    AtlasPlan here = plan("");
    for (String folder : List.of("/data/", "../other/", "./")) {
      AtlasPlan there = plan(folder);
      assertThat(Json.text(there.facts())).isEqualTo(Json.text(here.facts()));
      assertThat(there.key()).isEqualTo(here.key());
      assertThat(there.differences(here.facts())).isEmpty();
    }
    assertThat(Json.line(here.facts())).contains("net.onnx", "names.txt", "mask(mark.png)");
  }

  @Test
  void whatATaskGetsNamesTheirPlaces() {
    assertThat(plan("/data/").json()).contains("/data/net.onnx", "mask(/data/mark.png)");
  }
}
