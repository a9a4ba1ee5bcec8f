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

  /** Less than this factor is not worth a word. */
  private static final double MUCH = 1.5;

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
  private long announced;
  private long before;
  private double promised;

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
    announced = 0;
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
    } else if (announced > 0) {
      thinkAgain(System.nanoTime());
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
      promise(now, seconds - (now - begun) * 1e-9);
      console.tell(task + ": about " + time(seconds));
    }
  }

  private void promise(long now, double left) {
    announced = now;
    before = done;
    promised = left;
  }

  /**
   * Tells the time again where the steps since it was told went much faster or slower: those that
   * only look take a part of the time of those that learn, and a program is slow when it begins.
   */
  private void thinkAgain(long now) {
    double since = (now - announced) * 1e-9;
    if (console.terminal() || since < LONG || done == before) {
      return;
    }
    double left = since / (done - before) * (steps - done);
    double expected = Math.max(0, promised - since);
    boolean other = left > MUCH * expected || left < expected / MUCH;
    promise(now, left);
    if (other && Math.max(left, expected) > 2 * LONG) {
      console.tell(task + ": about " + time(left) + " more");
    }
  }

  private static String time(double seconds) {
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / 60));
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
