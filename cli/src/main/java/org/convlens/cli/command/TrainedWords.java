package org.convlens.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.cli.terminal.TrainingWatch;
import org.convlens.train.RateRange;
import org.convlens.train.TrainingResult;

/** What is said at the end of a training. */
final class TrainedWords {
  private static final int ROWS = 20;

  private TrainedWords() {}

  static void file(
      Console console, TrainingWatch watch, TrainingResult result, Path file, boolean json) {
    if (result.cancelled()) {
      console.tell("convlens: stopped, kept after " + epochs(result));
    }
    tell(console, watch, result, "network", file, json);
  }

  static void folder(
      Console console, TrainingWatch watch, TrainingResult result, Path folder, boolean json) {
    if (result.cancelled()) {
      console.tell(
          "convlens: stopped after %s, nothing is lost; go on with: convlens train --resume %s"
              .formatted(epochs(result), folder));
    }
    tell(console, watch, result, "training", folder, json);
  }

  /** Of a training to which nothing is left to do. */
  static void finished(Console console, TrainingWatch watch, Path folder, boolean json) {
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("event", "finished");
      facts.put("training", folder.toString());
      watch.print(facts);
    } else {
      console.out().println("finished: nothing is left to train");
      console.out().println("training: " + folder);
    }
  }

  /** The loss by rate, and the rate to take. */
  static void rates(Console console, RateRange range) {
    Table table = new Table(List.of("rate", ">loss"));
    int every = Math.max(1, range.points().size() / ROWS);
    for (int i = 0; i < range.points().size(); i += every) {
      RateRange.Point point = range.points().get(i);
      table.row(
          String.format(Locale.ROOT, "%.2g", point.rate()),
          String.format(Locale.ROOT, "%.4f", point.loss()));
    }
    table.print(console.out());
    console.out().printf(Locale.ROOT, "%ntake --rate %.2g%n", range.suggestion());
  }

  private static String epochs(TrainingResult result) {
    int count = result.history().epochs().size();
    return count + " epoch" + (count == 1 ? "" : "s");
  }

  private static void tell(
      Console console,
      TrainingWatch watch,
      TrainingResult result,
      String what,
      Path where,
      boolean json) {
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("event", result.cancelled() ? "stopped" : "finished");
      facts.put("epochs", result.history().epochs().size());
      TrainingWatch.number(result.test().loss()).ifPresent(x -> facts.put("test_loss", x));
      TrainingWatch.number(result.test().accuracy()).ifPresent(x -> facts.put("test_accuracy", x));
      facts.put("seconds", Math.round(result.seconds() * 10) / 10.0);
      facts.put("seed", result.seed());
      facts.put("left_out", watch.broken().count());
      facts.put(what, where.toString());
      watch.print(facts);
      return;
    }
    if (!result.cancelled()) {
      String test =
          Double.isNaN(result.test().accuracy())
              ? ""
              : String.format(
                  Locale.ROOT,
                  "test: loss %.4f, accuracy %.2f %%; ",
                  result.test().loss(),
                  100 * result.test().accuracy());
      console
          .out()
          .printf(Locale.ROOT, "%s%.0f s; seed %d%n", test, result.seconds(), result.seed());
    }
    int leftOut = watch.broken().count();
    if (leftOut > 0) {
      console
          .out()
          .printf("left out: %d picture%s, not readable%n", leftOut, leftOut == 1 ? "" : "s");
    }
    console.out().println(what + ": " + where);
  }
}
