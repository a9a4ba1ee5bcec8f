package org.convlens.method.portrait;

import org.convlens.ascent.Adam;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Lens;
import org.convlens.ascent.Penalty;
import org.convlens.ascent.Wander;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Network;

/**
 * How a picture is made that a score likes: gradient ascent (Adam) on the numbers of a picture that
 * is shifted, scaled and turned at random before each look (Olah, Mordvintsev and Schubert 2017).
 */
public record Climbing(
    @Knob(value = "updates, exactly so many", from = 1, to = 100000) int steps,
    @Knob(value = "step size of the optimiser, Adam", from = 0, to = 100) double rate,
    @Knob("what the numbers are that a picture is made of") Parametrisation numbers,
    @Knob(value = "how much less high frequencies say", from = 0, to = 3, needs = "numbers=fourier")
        double decay,
    @Knob(value = "random shift, as a share of the side", from = 0, to = 1) double jitter,
    @Knob(value = "largest random change of scale, 0.1 is 10 percent", from = 0, to = 0.9)
        double zoom,
    @Knob(value = "largest random angle in degrees", from = 0, to = 180) double turn) {

  /** 256 updates of a spectrum, with all three transforms. */
  public static final Climbing DEFAULT =
      new Climbing(256, 0.05, Parametrisation.FOURIER, 1, 0.06, 0.1, 10);

  /** The same of a picture that stays where it is. */
  public static final Climbing STILL = DEFAULT.jitter(0).zoom(0).turn(0);

  public Climbing {
    Knobs.validate(Climbing.class, steps, rate, numbers, decay, jitter, zoom, turn);
  }

  public Climbing steps(int other) {
    return new Climbing(other, rate, numbers, decay, jitter, zoom, turn);
  }

  public Climbing rate(double other) {
    return new Climbing(steps, other, numbers, decay, jitter, zoom, turn);
  }

  public Climbing numbers(Parametrisation other) {
    return new Climbing(steps, rate, other, decay, jitter, zoom, turn);
  }

  public Climbing jitter(double other) {
    return new Climbing(steps, rate, numbers, decay, other, zoom, turn);
  }

  public Climbing zoom(double other) {
    return new Climbing(steps, rate, numbers, decay, jitter, other, turn);
  }

  public Climbing turn(double other) {
    return new Climbing(steps, rate, numbers, decay, jitter, zoom, other);
  }

  /** Over pictures of a network's size. */
  Climb climb(Network network, Penalty penalty) {
    Lens lens = new Lens(network.model());
    return new Climb(
        Easel.paint(network, numbers, decay),
        new Wander(lens.height(), lens.width(), jitter, zoom, turn),
        size -> new Adam(rate, size),
        penalty,
        steps);
  }
}
