package org.convlens.train;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Optimiser;
import org.convlens.net.Optimiser.Dialect;

/** How weights follow gradients: {@link Optimiser} has the formulas. */
public record Descent(
    @Knob("how weights follow gradients") Kind optimiser,
    @Knob(value = "step size of the optimiser", from = 0, to = 100) double rate,
    @Knob(
            value = "share of its latest step that a step repeats",
            from = 0,
            to = 0.999999,
            needs = "optimiser=sgd|rmsprop")
        double momentum,
    @Knob(value = "whether the gradient is that of where momentum leads", needs = "momentum>0")
        boolean nesterov,
    @Knob(
            value = "share of the mean gradient that a step keeps",
            from = 0,
            to = 0.999999,
            needs = "optimiser=adam|adamw")
        double beta1,
    @Knob(
            value = "share of the mean squared gradient that a step keeps",
            from = 0,
            to = 0.999999,
            needs = "optimiser=adam|adamw|rmsprop")
        double beta2,
    @Knob(
            value = "added to the root of the mean squared gradient",
            from = 1e-12,
            to = 1,
            needs = "optimiser=adam|adamw|rmsprop")
        double epsilon,
    @Knob(
            value = "share by which weights shrink, per step and rate of 1",
            from = 0,
            to = 100,
            needs = "optimiser=sgd|adamw")
        double weightDecay,
    @Knob(value = "whether biases and normalisations shrink as well", needs = "weight-decay>0")
        boolean decayBiases,
    @Knob("whose formula, where programs differ in where epsilon, rate and decay stand")
        Dialect formula) {
  /** Which formula weights follow. */
  public enum Kind {
    ADAM,
    ADAMW,
    RMSPROP,
    SGD
  }

  /** Adam, rate 1e-3, β₁ = 0.9, β₂ = 0.999, ε = 1e-7. */
  public static final Descent DEFAULT =
      new Descent(Kind.ADAM, 1e-3, 0, false, 0.9, 0.999, 1e-7, 0, true, Dialect.PYTORCH);

  public Descent {
    Knobs.validate(
        Descent.class,
        optimiser,
        rate,
        momentum,
        nesterov,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        decayBiases,
        formula);
  }

  /** Gradient descent with momentum. */
  public static Descent sgd(double rate, double momentum, boolean nesterov, double weightDecay) {
    return new Descent(
        Kind.SGD,
        rate,
        momentum,
        nesterov,
        DEFAULT.beta1,
        DEFAULT.beta2,
        DEFAULT.epsilon,
        weightDecay,
        true,
        Dialect.PYTORCH);
  }

  public Descent rate(double other) {
    return with(other, epsilon, decayBiases);
  }

  public Descent epsilon(double other) {
    return with(rate, other, decayBiases);
  }

  /** Whether weight decay, if any, takes hold of biases and normalisations as well. */
  public Descent decayBiases(boolean other) {
    return with(rate, epsilon, other);
  }

  private Descent with(double step, double least, boolean everything) {
    return new Descent(
        optimiser, step, momentum, nesterov, beta1, beta2, least, weightDecay, everything, formula);
  }

  /** For a learner. */
  public Optimiser chosen() {
    Optimiser.Decay decay = new Optimiser.Decay(weightDecay, decayBiases);
    Optimiser.Adam adam = new Optimiser.Adam(rate, beta1, beta2, epsilon, formula);
    return switch (optimiser) {
      case ADAM -> adam;
      case ADAMW -> new Optimiser.AdamW(adam, decay);
      case RMSPROP -> new Optimiser.RmsProp(rate, beta2, epsilon, momentum, formula);
      case SGD -> new Optimiser.Sgd(rate, momentum, nesterov, decay, formula);
    };
  }
}
