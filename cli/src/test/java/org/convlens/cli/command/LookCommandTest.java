package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.report.Json;
import org.junit.jupiter.api.Test;

/** Numbers that are told instead of drawn. */
class LookCommandTest {
  @Test
  void aFormulaIsPrinted() {
    Run run = Run.of("formula", "digits", "digit:7", "--layer", "conv1", "--unit", "3,5,6");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("What enters conv1", "Σ patch · kernel", "+ bias", "which was asked for");
  }

  @Test
  void orWrittenAsJson() {
    Run run =
        Run.of("formula", "digits", "digit:7", "--layer", "conv1", "--unit", "3,5,6", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Json.object(run.out())).containsKeys("asked", "formulas", "box", "notes");
  }

  @Test
  void wrongUnitsAreNamed() {
    Run run = Run.of("formula", "digits", "digit:7", "--layer", "conv1", "--unit", "3,5,99");
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
    assertThat(run.err()).contains("column 99: layer 'conv1' has columns 0 to").hasLineCount(1);
    assertThat(Run.of("formula", "digits", "digit:7", "--unit", "a").err())
        .contains("give channel, row and column such as 17,4,9");
  }

  @Test
  void whatWouldBeIsPrinted() {
    Run run = Run.of("what-if", "digits", "digit:7", "--change", "off(conv1, 0-7)");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Before", "After", "How far layers move", "conv1");
    Run wrong = Run.of("what-if", "digits", "digit:7", "--change", "off(conv1, 0-99)");
    assertThat(wrong.code()).isEqualTo(Failures.WRONG_USE);
    assertThat(wrong.err()).contains("channel 99: layer 'conv1' has channels").hasLineCount(1);
  }

  @Test
  void aUnitIsTold() {
    Run run = Run.of("unit", "digits", "--layer", "conv1", "--channel", "2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("What feeds channel 2 of conv1", "What it feeds");
    assertThat(Run.of("formula", "digits").err()).contains("formula needs a picture");
  }

  @Test
  void aUnitsKernelIsWritten() {
    Run run = Run.of("unit", "digits", "--layer", "conv1", "--channel", "2");
    assertThat(run.out())
        .contains("Its kernel over channel 0, the strongest of 1 (norm ")
        .containsPattern("(?m)^ *−?[0-9.]+(  +−?[0-9.e−]+){2,}$");
  }
}
