package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** Whether weights are averaged over the steps, and how. */
public record Averaging(
    @Knob("whether weights are averaged over the steps") Kind average,
    @Knob(
            value = "share of the average that stays each time",
            from = 0,
            to = 0.999999,
            needs = "average!=none")
        double averageDecay,
    @Knob(value = "steps from one time to the next", from = 1, to = 100000, needs = "average!=none")
        int averageEvery) {
  /** What is done with the averages. */
  public enum Kind {
    /** There are none. */
    NONE,
    /**
     * They are what is judged and kept (Polyak and Juditsky 1992); early on, less of the average
     * stays: (1 + n) / (10 + n) the n-th time.
     */
    EMA,
    /**
     * Learning goes on from them (Zhang, Lucas, Hinton and Ba 2019); the share that stays grows
     * with the cube of the time.
     */
    LOOK_AHEAD
  }

  public static final Averaging NONE = new Averaging(Kind.NONE, 0.999, 1);

  public Averaging {
    Knobs.validate(Averaging.class, average, averageDecay, averageEvery);
  }

  public static Averaging ema(double decay) {
    return new Averaging(Kind.EMA, decay, 1);
  }

  public static Averaging lookAhead(double decay, int every) {
    return new Averaging(Kind.LOOK_AHEAD, decay, every);
  }

  /**
   * Whether anything is averaged after so many steps; the first time, which begins the averages, is
   * before the first step.
   */
  boolean isDue(long done) {
    return average != Kind.NONE && done % averageEvery == 0;
  }

  /**
   * The share of the average that stays.
   *
   * @param done steps that were made
   * @param steps all of them
   */
  double decay(long done, long steps) {
    double time = (double) done / averageEvery;
    return average == Kind.LOOK_AHEAD
        ? averageDecay * Math.pow((double) done / steps, 3)
        : Math.min(averageDecay, (1 + time) / (10 + time));
  }
}
