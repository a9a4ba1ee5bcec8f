package org.convlens.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.convlens.task.Progress;
import org.jspecify.annotations.Nullable;

/** A bar with the time left, once the work has lasted long enough to need one. */
final class ProgressLine implements Progress {
  private static final long PATIENCE_NANOS = 700_000_000L;

  /** How long steps are watched before the time of all is told. */
  private static final long WATCH_NANOS = 1_200_000_000L;

  /** Work of fewer seconds is not announced. */
  private static final double LONG = 5;

  private final Console console;
  private final boolean announcing;
  private @Nullable ProgressBar bar;
  private String task = "";
  private long steps;
  private long done;
  private long begun;
  private boolean told = true;
  private long first;
  private long warm;

  /**
   * @param announcing whether long work is told of
   */
  ProgressLine(Console console, boolean announcing) {
    this.console = console;
    this.announcing = announcing;
  }

  @Override
  public void begin(String what, long count) {
    task = what;
    steps = count;
    done = 0;
    told = !announcing;
    first = 0;
    begun = System.nanoTime();
  }

  @Override
  public void advance(long more, String note) {
    done += more;
    if (first == 0) {
      first = done;
      warm = System.nanoTime();
    } else if (!told && System.nanoTime() - warm > WATCH_NANOS) {
      told = true;
      announce();
    }
    if (bar == null && console.terminal() && System.nanoTime() - begun > PATIENCE_NANOS) {
      bar = start();
    }
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(note);
    }
  }

  /** How long all steps will take, by those after the first ones, which also start the engine. */
  private void announce() {
    long now = System.nanoTime();
    double each = (now - warm) * 1e-9 / Math.max(1, done - first);
    double seconds = (warm - begun) * 1e-9 + each * (steps - first);
    if (seconds > LONG) {
      console.tell(
          seconds < 100
              ? String.format(Locale.ROOT, "%s: about %.0f s", task, seconds)
              : String.format(Locale.ROOT, "%s: about %.0f min", task, Math.ceil(seconds / 60)));
    }
  }

  private ProgressBar start() {
    PrintStream stream = System.err;
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(stream))
        .build();
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public boolean cancelled() {
    return console.stopping().requested();
  }
}
