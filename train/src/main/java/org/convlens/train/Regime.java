package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** How long a network is trained, and with how many pictures at once. */
public record Regime(
    @Knob(value = "how often the training pictures are gone through", from = 1, to = 100000)
        int epochs,
    @Knob(value = "pictures of a batch", from = 1, to = 100000) int batch,
    @Knob(
            value = "batches of an epoch; 0 takes as many as go through all training pictures",
            from = 0,
            to = 10_000_000)
        int steps,
    @Knob(
            value =
                "share of the training pictures that is held back, where there are none to validate"
                    + " with",
            from = 0,
            to = 0.99)
        double validation) {
  /** 10 epochs of batches of 200, a fifth held back. */
  public static final Regime DEFAULT = new Regime(10, 200, 0, 0.2);

  public Regime {
    Knobs.validate(Regime.class, epochs, batch, steps, validation);
  }

  public Regime epochs(int other) {
    return new Regime(other, batch, steps, validation);
  }

  public Regime batch(int other) {
    return new Regime(epochs, other, steps, validation);
  }

  public Regime steps(int other) {
    return new Regime(epochs, batch, other, validation);
  }

  public Regime validation(double other) {
    return new Regime(epochs, batch, steps, other);
  }
}
