package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Learner;

/** How weights follow gradients by Adam (Kingma and Ba 2014). */
public record AdamSettings(
    @Knob(value = "step size of the optimiser, Adam", from = 0, to = 100) double rate,
    @Knob(value = "share of the mean gradient that a step keeps", from = 0, to = 0.999999)
        double beta1,
    @Knob(value = "share of the mean squared gradient that a step keeps", from = 0, to = 0.999999)
        double beta2,
    @Knob(value = "added to the root of the mean squared gradient", from = 1e-12, to = 1)
        double epsilon) {
  /** Rate 1e-3, β₁ = 0.9, β₂ = 0.999, ε = 1e-7, as in Keras. */
  public static final AdamSettings DEFAULT = new AdamSettings(1e-3, 0.9, 0.999, 1e-7);

  public AdamSettings {
    Knobs.validate(AdamSettings.class, rate, beta1, beta2, epsilon);
  }

  public AdamSettings rate(double other) {
    return new AdamSettings(other, beta1, beta2, epsilon);
  }

  public AdamSettings epsilon(double other) {
    return new AdamSettings(rate, beta1, beta2, other);
  }

  /** For a {@link Learner}. */
  Learner.Adam optimiser() {
    return new Learner.Adam(rate, beta1, beta2, epsilon);
  }
}
