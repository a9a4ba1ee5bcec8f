package org.convlens.trust;

import org.convlens.method.Explanation;
import org.convlens.method.Sampling;
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

  /** How many passes a map takes, as the method says before it begins; 1 if it says nothing. */
  static long passes(Explanation method, Scene scene) {
    if (!(method instanceof Sampling)) {
      return 1;
    }
    Announcement heard = new Announcement();
    try {
      method.look(scene.reportingTo(heard));
    } catch (StoppedException told) {
      if (heard.steps == 0) {
        throw told;
      }
    }
    return Math.max(1, heard.steps);
  }

  /** Hears how many steps there will be, and ends the work before the first one. */
  private static final class Announcement implements Progress {
    private long steps;

    @Override
    public void begin(String what, long count) {
      steps = count;
      throw new StoppedException("told");
    }

    @Override
    public void advance(long count, String note) {}

    @Override
    public void end() {}
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
