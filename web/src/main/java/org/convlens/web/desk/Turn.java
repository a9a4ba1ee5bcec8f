package org.convlens.web.desk;

import org.convlens.task.Progress;

/**
 * A job's time at the engine: between two steps it lets quick work go first, and hears whether its
 * visitor has taken it back.
 */
public final class Turn implements Progress {
  private final Desk desk;
  private final Job job;
  private volatile boolean stopped;
  private volatile Progress listener = Progress.SILENT;

  Turn(Desk desk, Job job) {
    this.desk = desk;
    this.job = job;
  }

  Job job() {
    return job;
  }

  /** From now on somebody hears how far it is. */
  public Turn heardBy(Progress other) {
    listener = other;
    return this;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void begin(String what, long steps) {
    listener.begin(what, steps);
  }

  @Override
  public void advance(long steps, String note) {
    listener.advance(steps, note);
    desk.giveWay(this);
  }

  @Override
  public void end() {
    listener.end();
  }

  @Override
  public boolean cancelled() {
    return stopped || listener.cancelled();
  }

  /** Whether the visitor has taken it back. */
  public boolean isStopped() {
    return stopped;
  }
}
