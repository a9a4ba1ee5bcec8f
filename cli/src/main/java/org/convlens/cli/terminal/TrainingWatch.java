package org.convlens.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.report.Json;
import org.convlens.studio.Training;
import org.convlens.task.Progress;
import org.convlens.task.Visible;
import org.convlens.train.data.BrokenPictures;

/**
 * Tells how far a training is: a line an epoch, and between them a bar where a person watches, else
 * a line a minute; or lines of JSON for programs.
 */
public final class TrainingWatch implements Training.Watch {
  private final Console console;
  private final boolean json;
  private final BrokenPictures broken;

  /**
   * @param strict whether a picture that cannot be read stops the training
   */
  public TrainingWatch(Console console, boolean json, boolean strict) {
    this.console = console;
    this.json = json;
    this.broken = new BrokenPictures(strict, line -> note("left out: " + Visible.of(line)));
  }

  @Override
  public BrokenPictures broken() {
    return broken;
  }

  @Override
  public Progress progress() {
    Progress line = console.progress();
    return console.terminal() && !json ? line : new MinuteLines(line, this::still);
  }

  /** What is told once a minute. */
  private void still(String note, long done, long steps, double left) {
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("event", "progress");
      facts.put("step", done);
      facts.put("steps", steps);
      facts.put("seconds_left", Math.round(left));
      facts.put("note", note);
      print(facts);
    } else {
      console.tell(
          String.format(
              Locale.ROOT,
              "%s · %d %% · about %s left",
              note,
              100 * done / Math.max(1, steps),
              left < 100
                  ? Math.round(left) + " s"
                  : String.format(Locale.ROOT, "%.0f min", Math.ceil(left / 60))));
    }
  }

  @Override
  public void epoch(int epoch, History.Epoch figures, Supplier<Graph> weights) {
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("event", "epoch");
      facts.put("epoch", epoch);
      facts.put("loss", figures.loss());
      facts.put("accuracy", figures.accuracy());
      number(figures.validationLoss()).ifPresent(x -> facts.put("validation_loss", x));
      number(figures.validationAccuracy()).ifPresent(x -> facts.put("validation_accuracy", x));
      print(facts);
      return;
    }
    String validation =
        Double.isNaN(figures.validationLoss())
            ? ""
            : String.format(
                Locale.ROOT,
                "; validation: loss %.4f, accuracy %.2f %%",
                figures.validationLoss(),
                100 * figures.validationAccuracy());
    console
        .out()
        .printf(
            Locale.ROOT,
            "epoch %d: loss %.4f, accuracy %.2f %%%s%n",
            epoch,
            figures.loss(),
            100 * figures.accuracy(),
            validation);
    console.out().flush();
  }

  /** Absent where there is none. */
  public static Optional<Double> number(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  @Override
  public void note(String sentence) {
    console.tell("convlens: " + sentence);
  }

  /** One line for programs. */
  public void print(Map<String, Object> facts) {
    console.out().println(Json.line(facts));
    console.out().flush();
  }
}
