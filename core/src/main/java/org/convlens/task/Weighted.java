package org.convlens.task;

/**
 * One of several pieces of work under one bar, on which it takes more or less room than it has
 * steps. It neither begins nor ends the bar.
 */
public final class Weighted implements Progress {
  private final Progress whole;
  private final long steps;
  private final double room;
  private long done;
  private long moved;

  /**
   * @param steps that the piece has
   * @param room the steps of the whole that they stand for
   */
  public Weighted(Progress whole, long steps, double room) {
    this.whole = whole;
    this.steps = steps;
    this.room = room;
  }

  @Override
  public void begin(String what, long count) {
    whole.advance(0, "");
  }

  @Override
  public void advance(long count, String note) {
    done = Math.min(steps, done + count);
    move(steps == 0 ? 0 : (long) (room * done / steps), note);
  }

  /** The piece is over, however many steps it took. */
  public void finish() {
    move(Math.round(room), "");
  }

  private void move(long to, String note) {
    whole.advance(to - moved, note);
    moved = to;
  }

  @Override
  public void end() {}

  @Override
  public boolean cancelled() {
    return whole.cancelled();
  }
}
