package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.catalog.StudyEntry;
import org.convlens.report.Json;
import org.convlens.report.Version;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void helpNamesEveryCommand() {
    assertThat(Run.of("--help").out())
        .contains("report", "summary", "classify", "methods", "draw", "redraw", "completion");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out());
    Run run = Run.of("help", "draw", "grad-cam");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(Run.of("draw", "grad-cam", "--help").out());
    assertThat(Run.of("help", "darw").err()).containsPattern("did you mean .*'draw'");
  }

  @Test
  void noCommandShowsHelp() {
    assertThat(Run.of().out()).contains("Start here");
  }

  @Test
  void theVersionIsARealOne() {
    assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(Run.of("--version").out().strip()).isEqualTo("convlens " + Version.text());
  }

  @Test
  void methodsListsTheCatalogue() {
    String list = Run.of("methods").out().replaceAll("\\s+", " ");
    Catalog.entries().forEach(e -> assertThat(list).contains(e.name()).contains(e.summary()));
  }

  @Test
  void aMethodTellsItsKnobs() {
    assertThat(Run.of("methods", "feature-maps").out()).contains("--contrast", "Beware");
  }

  /** Without a picture nothing is predicted: the example names a class. */
  @Test
  void theExamplesOfPortraitsNameAClass() {
    assertThat(Run.of("draw", "activation-maximisation", "--help").out())
        .contains("convlens draw activation-maximisation digits --class 3 -o picture.png");
    assertThat(Run.of("methods", "maco").out()).contains("draw maco MODEL --class CLASS -o");
    assertThat(Run.of("draw", "channel-portraits", "--help").out())
        .contains("convlens draw channel-portraits digits -o picture.png");
  }

  @Test
  void helpOfEveryMethodIsReadable() {
    for (Listed entry : Catalog.manual()) {
      boolean study = entry instanceof StudyEntry;
      Run run = study ? Run.of(entry.name(), "--help") : Run.of("draw", entry.name(), "--help");
      assertThat(run.out())
          .as(entry.name())
          .contains("Usage: convlens", "Beware: ")
          .doesNotContain("%%", "default: )");
    }
  }

  @Test
  void summaryAddsUp() {
    var facts = Json.object(Run.of("summary", "digits", "--json").out());
    assertThat(facts.get("layers"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .isNotEmpty();
    assertThat(facts.get("parameters")).hasToString("185262");
  }

  @Test
  void summaryPrintsATable() {
    assertThat(Run.of("summary", "digits").out())
        .contains("Layer", "Sees: the receptive field", "parameters", "preprocessing:");
  }

  @Test
  void theTableFitsATerminalOfEightyColumns() {
    assertThat(Run.of("summary", "digits").out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void anAddressIsRefusedAsSuch() {
    assertThat(Run.of("classify", "digits", "https://example.org/cat.jpg").err())
        .contains("is an address");
    assertThat(Run.of("summary", "https://example.org/net.onnx").err()).contains("is an address");
  }

  @Test
  void aMethodAloneIsDrawnWith() {
    assertThat(Run.of("grad-cam", "digits", "digit:7").err()).contains("'draw grad-cam'");
  }

  @Test
  void aDrawnSevenIsASeven() {
    assertThat(Run.of("classify", "digits", "digit:7", "digit:2").out())
        .containsPattern("digit:7\\R +\\d+\\.\\d+ %  7 \\(7\\)")
        .containsPattern("digit:2\\R +\\d+\\.\\d+ %  2 \\(2\\)");
  }

  @Test
  void completionKnowsTheMethods() {
    assertThat(Run.of("completion").out()).contains("grad-cam").contains("--layer");
  }
}
