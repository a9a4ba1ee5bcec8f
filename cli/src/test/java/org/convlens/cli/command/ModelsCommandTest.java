package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convlens.report.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  private static final String NAME = "squeezenet1_1";

  @TempDir Path folder;

  @BeforeEach
  void ownCache() {
    System.setProperty("convlens.cache", folder.resolve("cache").toString());
  }

  @AfterEach
  void usualCache() {
    System.clearProperty("convlens.cache");
  }

  private Run pull(long seed) throws IOException {
    Path weights = SqueezeNetFile.write(folder.resolve("weights" + seed), seed);
    return Run.of("models", "pull", NAME, "--from", weights, "--any-checksum");
  }

  @Test
  void listsWhatIsKnownWithItsTerms() {
    Run run = Run.of("models");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("alexnet", "244 MB", "61.1 M", "56.5 %", "BSD-3-Clause", "research")
        .contains(folder.resolve("cache").toString());
  }

  @Test
  void whatIsNotHereSaysHowToGetIt() {
    Run run = Run.of("draw", "filters", "alexnet", "-o", folder.resolve("a.png"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo("convlens: alexnet is not here yet: convlens models pull alexnet (244 MB)");
  }

  @Test
  void aNameOpensTheNetworkWithItsClassesAndPreprocessing() throws IOException {
    assertThat(pull(1).code()).isZero();
    Run run = Run.of("classify", NAME, "digit:3", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"model\" : \"squeezenet1_1\"", "published with the weights of squeezenet1_1")
        .doesNotContain("\"label\" : \"class ");
  }

  @Test
  void itsPicturesAreDrawnAgainToTheSameBytes() throws IOException {
    assertThat(pull(1).code()).isZero();
    Path png = folder.resolve("filters.png");
    Run.of("draw", "filters", NAME, "-o", png);
    Run run = Run.of("redraw", png);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("the same bytes");
    assertThat(pull(2).code()).isZero();
    Run other = Run.of("redraw", png);
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("is not the network that was looked at");
  }

  @Test
  void otherWeightsAreRefusedUnlessAskedFor() throws IOException {
    Path weights = SqueezeNetFile.write(folder.resolve("weights"), 1);
    Run refused = Run.of("models", "pull", NAME, "--from", weights);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("another file or damaged", "b8a52dc0", "--any-checksum");
    Run wrong = Run.of("models", "pull", "squeezenet1_0", "--from", weights, "--any-checksum");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("has weights of squeezenet1_1, not of squeezenet1_0");
  }

  @Test
  void whatTheyAreIsNoted() throws IOException {
    assertThat(pull(1).out()).contains("not the published weights: SHA-256 ");
    Map<String, Object> facts = Json.object(Run.of("models", "show", NAME, "--json").out());
    assertThat(facts).containsEntry("here", true).containsEntry("as_published", false);
    assertThat(Run.of("models").out()).contains("other weights");
  }

  @Test
  void whatWasChangedInTheCacheIsRefused() throws IOException {
    assertThat(pull(1).code()).isZero();
    SqueezeNetFile.write(folder.resolve("cache/models/squeezenet1_1.pth"), 2);
    Run run = Run.of("summary", NAME);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("have changed: convlens models remove squeezenet1_1");
  }

  @Test
  void isRemoved() throws IOException {
    assertThat(pull(1).code()).isZero();
    assertThat(Run.of("models", "remove", NAME).out()).contains("4.9 MB are free again");
    assertThat(folder.resolve("cache/models/squeezenet1_1.pth")).doesNotExist();
    assertThat(Run.of("models", "remove", NAME).code()).isEqualTo(1);
  }

  @Test
  void wrongUseIsToldInOneLine() throws IOException {
    assertThat(Run.of("models", "pull", "alexnett").code()).isEqualTo(2);
    assertThat(Run.of("models", "pull", "alexnett").err()).contains("did you mean 'alexnet'");
    Path missing = folder.resolve("missing.pth");
    assertThat(Run.of("models", "pull", "alexnet", "--from", missing).code()).isEqualTo(1);
    Run ftp = Run.of("models", "pull", "alexnet", "--from", "ftp://example.org/a.pth");
    assertThat(ftp.code()).isEqualTo(2);
    assertThat(ftp.err()).contains("https or http, or a file").hasLineCount(1);
    assertThat(Files.exists(folder.resolve("cache/models/alexnet.pth"))).isFalse();
  }
}
