package org.convlens.net;

import java.util.Locale;

/**
 * How weights follow gradients: θ is a weight, g its gradient, η the rate of the step, which a
 * schedule may change from step to step.
 */
public sealed interface Optimiser
    permits Optimiser.Adam, Optimiser.AdamW, Optimiser.RmsProp, Optimiser.Sgd {
  /** The rate that a schedule starts from. */
  double rate();

  /** For example {@code Adam 0.001}. */
  String text();

  /** The same with another rate. */
  Optimiser rate(double other);

  /** Whose formula, where programs differ in where ε, the rate and the decay stand. */
  enum Dialect {
    /** As PyTorch's {@code torch.optim}. */
    PYTORCH,
    /** As Keras 3's {@code keras.optimizers}, and TensorFlow's before it. */
    KERAS
  }

  /**
   * Weights that shrink.
   *
   * @param share of a weight, per step and rate of 1; 0 for none
   * @param everything whether biases and what normalisations scale and shift by shrink as well;
   *     otherwise only kernels and matrices
   */
  record Decay(double share, boolean everything) {
    public static final Decay NONE = new Decay(0, true);

    /** Of all weights, as both programs do unless told otherwise. */
    public static Decay of(double share) {
      return new Decay(share, true);
    }

    private String text() {
      return share == 0
          ? ""
          : " decay " + share + (everything ? "" : " of kernels and matrices only");
    }
  }

  /**
   * Kingma and Ba 2014, algorithm 1: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; θ ← θ − η m̂ /
   * (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). Keras adds ε to √v instead, as the
   * end of the paper's section 2 has it.
   */
  record Adam(double rate, double beta1, double beta2, double epsilon, Dialect dialect)
      implements Optimiser {
    /** PyTorch's formula. */
    public Adam(double rate, double beta1, double beta2, double epsilon) {
      this(rate, beta1, beta2, epsilon, Dialect.PYTORCH);
    }

    /** β₁ = 0.9, β₂ = 0.999, ε = 1e-7. */
    public static Adam of(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-7);
    }

    @Override
    public Adam rate(double other) {
      return new Adam(other, beta1, beta2, epsilon, dialect);
    }

    @Override
    public String text() {
      return "Adam " + rate;
    }
  }

  /** θ ← (1 − η · decay) θ, then a step of Adam (Loshchilov and Hutter 2017). */
  record AdamW(Adam adam, Decay decay) implements Optimiser {
    @Override
    public double rate() {
      return adam.rate();
    }

    @Override
    public AdamW rate(double other) {
      return new AdamW(adam.rate(other), decay);
    }

    @Override
    public String text() {
      return "AdamW " + adam.rate() + decay.text();
    }
  }

  /**
   * Hinton 2012, lecture 6e: v ← ρ v + (1 − ρ) g²; PyTorch: b ← μ b + g / (√v + ε), θ ← θ − η b;
   * Keras: b ← μ b + η g / √(v + ε), θ ← θ − b.
   *
   * @param rho share of the mean squared gradient that a step keeps
   * @param momentum μ
   */
  record RmsProp(double rate, double rho, double epsilon, double momentum, Dialect dialect)
      implements Optimiser {
    @Override
    public RmsProp rate(double other) {
      return new RmsProp(other, rho, epsilon, momentum, dialect);
    }

    @Override
    public String text() {
      return "RMSprop " + rate + withMomentum(momentum);
    }
  }

  /**
   * Gradient descent. PyTorch: g ← g + decay · θ, b ← μ b + g, θ ← θ − η b, or with Nesterov's look
   * ahead θ − η (g + μ b); Keras: θ ← (1 − η · decay) θ, b ← μ b − η g, θ ← θ + b, or θ + μ b − η
   * g.
   *
   * @param momentum μ
   */
  record Sgd(double rate, double momentum, boolean nesterov, Decay decay, Dialect dialect)
      implements Optimiser {
    /** PyTorch's formula, all weights shrinking. */
    public Sgd(double rate, double momentum, boolean nesterov, double decay) {
      this(rate, momentum, nesterov, Decay.of(decay), Dialect.PYTORCH);
    }

    @Override
    public Sgd rate(double other) {
      return new Sgd(other, momentum, nesterov, decay, dialect);
    }

    @Override
    public String text() {
      return "SGD " + rate + withMomentum(momentum) + (nesterov ? " Nesterov" : "") + decay.text();
    }
  }

  private static String withMomentum(double momentum) {
    return momentum == 0 ? "" : String.format(Locale.ROOT, " momentum %s", momentum);
  }
}
