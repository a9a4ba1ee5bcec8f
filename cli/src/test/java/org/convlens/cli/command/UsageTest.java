package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.catalog.Listed;
import org.convlens.cli.terminal.Wrapped;
import org.convlens.method.Knobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of commands and methods fits, and is broken where a reader expects it. */
class UsageTest {
  static Stream<String> commands() {
    Stream<String> plain = Stream.of("report", "classify", "compare", "train", "redraw");
    Stream<String> studies = Catalog.studies().stream().map(Listed::name);
    Stream<String> methods =
        Catalog.entries().stream().map(Entry::name).map(name -> "draw " + name);
    return Stream.of(plain, studies, methods).flatMap(names -> names);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theUsageBreaksBetweenOptionsOnly(String command) {
    Object[] words = (command + " --help").split(" ");
    String help = Run.of(words).out();
    String usage =
        help.lines()
            .takeWhile(line -> line.startsWith("Usage:") || line.startsWith("   "))
            .reduce("", (all, line) -> all + line + "\n");
    assertThat(usage).isNotEmpty();
    assertThat(usage.lines())
        .allSatisfy(
            line -> {
              assertThat(line.chars().filter(c -> c == '[').count())
                  .as(line)
                  .isEqualTo(line.chars().filter(c -> c == ']').count());
              assertThat(line).hasSizeLessThanOrEqualTo(Wrapped.WIDTH);
            });
  }

  @Test
  void listsAndPapersOfMethodsFit() {
    assertThat(Run.of("methods").out().lines())
        .allMatch(line -> Wrapped.columns(line) <= Wrapped.WIDTH);
    for (Listed entry : Catalog.manual()) {
      String told = Run.of("methods", entry.name()).out();
      assertThat(told).contains("Beware");
      assertThat(told.lines())
          .as(entry.name())
          .allMatch(line -> Wrapped.columns(line) <= Wrapped.WIDTH);
    }
  }

  @Test
  void tablesOfKnobsFitATerminalOfEightyColumns() {
    for (Listed entry : Catalog.manual()) {
      StringWriter told = new StringWriter();
      MethodsCommand.table(Knobs.of(entry.defaults()), 80).print(new PrintWriter(told, true));
      assertThat(told.toString().lines())
          .as(entry.name())
          .allMatch(line -> Wrapped.columns(line) <= 80);
    }
  }

  @Test
  void precisionIsToldAsTheCommandHasIt() {
    assertThat(Run.of("draw", "score-cam", "--help").out()).contains("bf16");
    assertThat(Run.of("classify", "--help").out()).contains("bf16");
    assertThat(Run.of("compare", "--help").out()).contains("--precision").doesNotContain("bf16");
    assertThat(Run.of("diff", "--help").out()).contains("--precision").doesNotContain("bf16");
  }

  @Test
  void aStoppedSeriesCountsWholeSheets() {
    assertThat(CompareSeries.kept(2, 0, 5)).isEqualTo("2 of 5 sheets are kept");
    assertThat(CompareSeries.kept(2, 1, 5))
        .isEqualTo("2 of 5 sheets are kept, one more holds the methods that were finished");
    assertThat(CompareSeries.kept(0, 1, 5))
        .isEqualTo("no sheet was finished, one holds the methods that were finished");
    assertThat(CompareSeries.kept(0, 0, 5)).isEqualTo("no sheet was finished");
  }
}
