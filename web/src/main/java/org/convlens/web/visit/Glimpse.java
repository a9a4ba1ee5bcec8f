package org.convlens.web.visit;

import org.convlens.task.Progress;
import org.convlens.web.desk.Turn;

/**
 * Ends long work early, so that what is there by then can be shown while all of it is done. What is
 * short is done before.
 */
final class Glimpse implements Progress {
  private static final long MILLIS = 500;
  private static final int LEAST_SHARE = 3;

  private final Turn turn;
  private final long begun = System.nanoTime();
  private long steps;
  private long done;
  private volatile boolean over;

  Glimpse(Turn turn) {
    this.turn = turn;
  }

  /** Whether it ended the work. */
  boolean isOver() {
    return over;
  }

  @Override
  public synchronized void begin(String what, long count) {
    steps += count;
  }

  @Override
  public void advance(long count, String note) {
    synchronized (this) {
      done += count;
      boolean most = done * LEAST_SHARE > steps * 2;
      over = over || (!most && System.nanoTime() - begun > MILLIS * 1_000_000);
    }
    turn.advance(0, note);
  }

  @Override
  public void end() {}

  @Override
  public boolean cancelled() {
    return over || turn.cancelled();
  }
}
