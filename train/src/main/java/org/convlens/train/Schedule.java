package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** How the rate changes while a network is trained. */
public record Schedule(
    @Knob("how the rate changes while training") Curve schedule,
    @Knob(
            value = "share of all steps in which the rate rises evenly from nothing",
            from = 0,
            to = 0.99,
            needs = "schedule!=one-cycle|triangular")
        double warmUp,
    @Knob(
            value = "share of all steps after which the rate is greatest",
            from = 0.001,
            to = 0.999,
            needs = "schedule=one-cycle|triangular")
        double peak,
    @Knob(
            value = "first rate, as a share of the greatest",
            from = 0,
            to = 1,
            needs = "schedule=one-cycle|triangular")
        double firstRate,
    @Knob(
            value = "last rate, as a share of the greatest",
            from = 0,
            to = 1,
            needs = "schedule=cosine|one-cycle|triangular")
        double lastRate,
    @Knob(
            value = "epochs after which the rate falls",
            from = 1,
            to = 100000,
            needs = "schedule=step")
        int fallEvery,
    @Knob(value = "what the rate is then multiplied by", from = 0, to = 1, needs = "schedule=step")
        double fall) {
  /** Which way the rate takes. */
  public enum Curve {
    /** It stays. */
    CONSTANT,
    /** It falls by a factor every few epochs. */
    STEP,
    /** It falls along half a cosine (Loshchilov and Hutter 2016), to its end without restarts. */
    COSINE,
    /** It rises and falls along half cosines (Smith and Topin 2017), as PyTorch's OneCycleLR. */
    ONE_CYCLE,
    /** It rises and falls evenly. */
    TRIANGULAR
  }

  /** The rate stays. */
  public static final Schedule CONSTANT = new Schedule(Curve.CONSTANT, 0, 0.3, 0.04, 0, 10, 0.1);

  public Schedule {
    Knobs.validate(Schedule.class, schedule, warmUp, peak, firstRate, lastRate, fallEvery, fall);
  }

  /** A cosine to nothing. */
  public static Schedule cosine(double warmUp) {
    return new Schedule(
        Curve.COSINE, warmUp, CONSTANT.peak, CONSTANT.firstRate, 0, CONSTANT.fallEvery, 0.1);
  }

  /** Up and down evenly. */
  public static Schedule triangular(double peak, double firstRate, double lastRate) {
    return new Schedule(
        Curve.TRIANGULAR, 0, peak, firstRate, lastRate, CONSTANT.fallEvery, CONSTANT.fall);
  }

  /**
   * The rate of a step.
   *
   * @param greatest what the optimiser's rate is set to
   * @param step from 0
   * @param steps all of them
   * @param epoch steps of one epoch
   */
  public double rate(double greatest, long step, long steps, long epoch) {
    return switch (schedule) {
      case ONE_CYCLE -> greatest * cycle(step, steps, true);
      case TRIANGULAR -> greatest * cycle(step, steps, false);
      default -> warmed(greatest, step, steps, epoch);
    };
  }

  private double warmed(double greatest, long step, long steps, long epoch) {
    long warming = Math.round(warmUp * steps);
    if (step < warming) {
      return greatest * (step + 1) / warming;
    }
    return switch (schedule) {
      case STEP -> greatest * Math.pow(fall, (double) Math.floorDiv(step, epoch * fallEvery));
      case COSINE ->
          greatest * between(1, lastRate, (double) (step - warming) / (steps - warming), true);
      default -> greatest;
    };
  }

  /** The turning points are those of PyTorch's OneCycleLR. */
  private double cycle(long step, long steps, boolean cosine) {
    double top = Math.max(1, peak * steps - 1);
    double end = Math.max(top + 1, steps - 1.0);
    return step <= top
        ? between(firstRate, 1, step / top, cosine)
        : between(1, lastRate, (step - top) / (end - top), cosine);
  }

  private static double between(double from, double to, double share, boolean cosine) {
    double way = cosine ? (1 - Math.cos(Math.PI * share)) / 2 : share;
    return from + (to - from) * way;
  }
}
