package org.convlens.cli.option;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.studio.Facts;
import org.convlens.studio.Readings;
import org.convlens.task.Condition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag that says under which conditions a command fails, for builds. */
public final class FailOptions {
  @Option(
      names = "--fail-if",
      paramLabel = "CONDITION,...",
      description = {
        "Fail (exit code 1) if one of these holds, such as accuracy<90%%;"
            + " all is written even so. docs/exit-codes.md lists the readings."
      })
  private @Nullable String text;

  private List<Condition> conditions = List.of();

  /**
   * Reads them before the work.
   *
   * @param readings that there will be
   * @param methods of which one can be meant, in brackets
   */
  public void read(List<String> readings, List<String> methods) {
    conditions = text == null ? List.of() : Readings.conditions(text, readings, methods);
  }

  /** Which of them holds, if one does, in one line. */
  public Optional<String> failure(Readings readings) {
    return readings.failure(conditions);
  }

  /** Facts that say whether one of them holds, where there are any. */
  public Map<String, Object> told(Map<String, Object> facts, Optional<String> failure) {
    return conditions.isEmpty() ? facts : Facts.judged(facts, failure);
  }

  /**
   * Ends a command whose results are told.
   *
   * @throws IOException with that line, if a condition holds
   */
  public static void require(Optional<String> failure) throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get());
    }
  }
}
