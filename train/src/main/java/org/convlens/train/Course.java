package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;

/** How a network is trained, whichever it is: what every recipe has. */
public record Course(
    @KnobGroup Regime regime,
    @KnobGroup Descent descent,
    @KnobGroup Schedule schedule,
    @KnobGroup Averaging averaging,
    @KnobGroup Stopping stopping,
    @Knob("how much pictures of each class count in the loss") ClassWeights classWeights) {
  /** 10 epochs of batches of 200 with Adam at a constant rate of 1e-3, a fifth held back. */
  public static final Course DEFAULT =
      new Course(
          Regime.DEFAULT,
          Descent.DEFAULT,
          Schedule.CONSTANT,
          Averaging.NONE,
          Stopping.NEVER,
          ClassWeights.EQUAL);

  public Course {
    Knobs.validate(Course.class, regime, descent, schedule, averaging, stopping, classWeights);
  }

  public Course regime(Regime other) {
    return new Course(other, descent, schedule, averaging, stopping, classWeights);
  }

  public Course descent(Descent other) {
    return new Course(regime, other, schedule, averaging, stopping, classWeights);
  }

  public Course schedule(Schedule other) {
    return new Course(regime, descent, other, averaging, stopping, classWeights);
  }

  public Course averaging(Averaging other) {
    return new Course(regime, descent, schedule, other, stopping, classWeights);
  }

  public Course stopping(Stopping other) {
    return new Course(regime, descent, schedule, averaging, other, classWeights);
  }

  public Course classWeights(ClassWeights other) {
    return new Course(regime, descent, schedule, averaging, stopping, other);
  }
}
