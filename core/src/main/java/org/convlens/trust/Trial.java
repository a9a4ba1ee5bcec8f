package org.convlens.trust;

import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;

/** Hears how fast a method works, and stops it as soon as that is known. */
final class Trial implements Progress {
  private static final double ENOUGH = 0.25;
  private static final double NANO = 1e-9;

  private final long begun = System.nanoTime();
  private long steps;
  private long done;
  private long firstSteps;
  private double first;
  private double last;

  private Trial() {}

  /** What a map is going to cost. */
  static Cost of(Explanation method, Scene scene) {
    Cost cold = once(method, scene);
    return cold.seconds() > ENOUGH ? cold : once(method, scene);
  }

  private static Cost once(Explanation method, Scene scene) {
    Trial trial = new Trial();
    try {
      method.look(scene.reportingTo(trial));
    } catch (StoppedException enough) {
      trial.requireStopped(enough);
    }
    double taken = trial.elapsed();
    long left = trial.steps - trial.done;
    return new Cost(Math.max(1, trial.steps), taken + Math.max(0, left) * trial.step(taken));
  }

  private void requireStopped(StoppedException thrown) {
    if (!cancelled()) {
      throw thrown;
    }
  }

  /** Seconds for one step; the first ones, in which much is loaded, count only if they are all. */
  private double step(double taken) {
    return done > firstSteps ? (last - first) / (done - firstSteps) : taken / Math.max(1, done);
  }

  private double elapsed() {
    return (System.nanoTime() - begun) * NANO;
  }

  @Override
  public void begin(String what, long count) {
    steps += count;
  }

  @Override
  public void advance(long count, String note) {
    last = elapsed();
    if (done == 0) {
      first = last;
      firstSteps = count;
    }
    done += count;
  }

  @Override
  public void end() {}

  @Override
  public boolean cancelled() {
    return done > firstSteps && elapsed() > ENOUGH;
  }
}
