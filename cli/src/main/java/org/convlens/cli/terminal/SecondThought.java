package org.convlens.cli.terminal;

import java.util.function.LongSupplier;
import org.convlens.task.Progress;
import org.convlens.trust.Cost;

/**
 * Tells again how long work takes that moves as time does, when that turns out to be much more or
 * less than what was told.
 */
final class SecondThought implements Progress {
  /** Less than this factor is not worth a word. */
  private static final double MUCH = 1.5;

  /** Seconds of work or of time left that are not, either. */
  private static final double SHORT = 5;

  private final Console console;
  private final Progress line;
  private final LongSupplier clock;
  private double told;
  private String task = "";
  private long steps;
  private long done;
  private long begun;

  /**
   * @param told seconds
   */
  SecondThought(Console console, Progress line, double told) {
    this(console, line, told, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  SecondThought(Console console, Progress line, double told, LongSupplier clock) {
    this.console = console;
    this.line = line;
    this.told = told;
    this.clock = clock;
  }

  @Override
  public void begin(String what, long count) {
    task = what;
    steps = count;
    begun = clock.getAsLong();
    line.begin(what, count);
  }

  @Override
  public void advance(long more, String note) {
    done += more;
    line.advance(more, note);
    double past = (clock.getAsLong() - begun) * 1e-9;
    double all = past * steps / Math.max(1, done);
    boolean other = all > MUCH * told || all < told / MUCH;
    if (done > 0 && past > SHORT && all - past > SHORT && other) {
      told = all;
      console.tell(task + ": " + Cost.time(all - past) + " more");
    }
  }

  @Override
  public void end() {
    line.end();
  }

  @Override
  public boolean cancelled() {
    return line.cancelled();
  }
}
