package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionTest {
  private static final String CLAIM = "computed in bfloat16: the logits differ from float32";

  @TempDir Path folder;

  @Test
  void bfloat16SaysHowFarItIsOffAndIsRedrawnToTheSameBytes() throws Exception {
    onProcessorsThatHaveIt();
    Path png = folder.resolve("o.png");
    Run run = Run.of("draw", "occlusion", "digits", "digit:7", "--precision", "bf16", "-o", png);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("precision: " + CLAIM);
    assertThat(Run.of("redraw", png).code()).isZero();
  }

  @Test
  void bfloat16IsToldOfClasses() throws Exception {
    onProcessorsThatHaveIt();
    Run run = Run.of("classify", "digits", "digit:7", "--precision", "bf16");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("note: " + CLAIM);
  }

  @Test
  void methodsWithGradientsRefuseBfloat16() throws Exception {
    onProcessorsThatHaveIt();
    Run run = Run.of("draw", "saliency", "digits", "digit:7", "--precision", "bf16");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("bf16 has no gradients").hasLineCount(1);
  }

  @Test
  void commandsThatDoNotOnlyReadScoresRefuseBfloat16() {
    Run run = Run.of("compare", "digits", "digit:7", "--precision", "bf16");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("bf16 is for draw and classify").hasLineCount(1);
  }

  @Test
  void anotherPrecisionIsNamedWithTheKnownOnes() {
    Run run = Run.of("classify", "digits", "digit:7", "--precision", "half");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'half': must be float32, float64 or bf16");
  }

  private static void onProcessorsThatHaveIt() throws Exception {
    Path facts = Path.of("/proc/cpuinfo");
    Assumptions.assumeTrue(
        Files.isReadable(facts) && Files.readString(facts).matches("(?s).*(avx512|amx)_bf16.*"),
        "this processor does not compute in bfloat16");
  }
}
