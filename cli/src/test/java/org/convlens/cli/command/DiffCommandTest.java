package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.convlens.report.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir Path folder;

  @Test
  void twoCheckpointsSideBySideCanBeRedrawn() {
    Path sheet = folder.resolve("diff.png");
    Run run = Run.of("diff", "digits:untrained", "digits", "digit:7", "-o", sheet);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("conv1", "‖ΔW‖/‖W‖", "B (digits) says 7");
    Run again = Run.of("redraw", sheet);
    assertThat(again.out() + again.err()).contains("the same bytes");
  }

  @Test
  void withoutAPictureOnlyWeightsAreCompared() {
    Path sheet = folder.resolve("diff.png");
    Run run = Run.of("diff", "digits", "digits", "-o", sheet, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Json.object(run.out()).get("layers")).asString().contains("relative_change=0.0");
  }

  @Test
  void anExplanationThatIsNoneIsRefused() {
    Path sheet = folder.resolve("diff.png");
    Run run =
        Run.of("diff", "digits", "digits", "digit:1", "--explanation", "filters", "-o", sheet);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("explanation 'filters' draws no heatmap");
    assertThat(sheet).doesNotExist();
  }
}
