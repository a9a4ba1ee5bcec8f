package org.convlens.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.convlens.task.Progress;
import org.jspecify.annotations.Nullable;

/** A bar with the time left, once the work has lasted long enough to need one. */
final class ProgressLine implements Progress {
  private static final long PATIENCE_NANOS = 700_000_000L;

  private final Console console;
  private @Nullable ProgressBar bar;
  private String task = "";
  private long steps;
  private long done;
  private long begun;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public void begin(String what, long count) {
    task = what;
    steps = count;
    done = 0;
    begun = System.nanoTime();
  }

  @Override
  public void advance(long more, String note) {
    done += more;
    if (bar == null && console.terminal() && System.nanoTime() - begun > PATIENCE_NANOS) {
      bar = start();
    }
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(note);
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
