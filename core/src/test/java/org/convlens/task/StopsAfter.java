package org.convlens.task;

/** Wants an end as soon as some steps are done. */
public final class StopsAfter implements Progress {
  private final long most;
  private long done;

  public StopsAfter(long steps) {
    this.most = steps;
  }

  @Override
  public void begin(String what, long steps) {}

  @Override
  public void advance(long steps, String note) {
    done += steps;
  }

  @Override
  public void end() {}

  @Override
  public boolean cancelled() {
    return done >= most;
  }
}
