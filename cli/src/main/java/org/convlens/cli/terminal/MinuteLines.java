package org.convlens.cli.terminal;

import org.convlens.task.Progress;

/** Tells once a minute how far long work is, for logs. */
final class MinuteLines implements Progress {
  private static final long MINUTE = 60_000_000_000L;

  private final Progress line;
  private final Told told;
  private long steps;
  private long done;
  private long first;
  private long warm;
  private long latest;

  /** Who is told. */
  @FunctionalInterface
  interface Told {
    /**
     * @param left seconds, if it goes on as it went
     */
    void still(String note, long done, long steps, double left);
  }

  /**
   * @param line hears everything, and says when to stop
   */
  MinuteLines(Progress line, Told told) {
    this.line = line;
    this.told = told;
  }

  @Override
  public void begin(String what, long count) {
    steps = count;
    done = 0;
    first = 0;
    latest = System.nanoTime();
    line.begin(what, count);
  }

  @Override
  public void advance(long more, String note) {
    done += more;
    line.advance(more, note);
    long now = System.nanoTime();
    if (first == 0) {
      first = done;
      warm = now;
    } else if (now - latest > MINUTE) {
      latest = now;
      double each = (now - warm) * 1e-9 / Math.max(1, done - first);
      told.still(note, done, steps, each * (steps - done));
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
