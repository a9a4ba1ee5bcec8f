package org.convlens.net;

/** A network that is being trained. To be closed; not for several threads at once. */
public interface Learner extends AutoCloseable {
  /** Forward in training mode, loss, backward, one step of the optimiser. */
  Result learn(Batch batch);

  /** Loss and accuracy without learning, as the network will be used. */
  Result test(Batch batch);

  /** The graph with the weights of now, copied. */
  Graph snapshot();

  @Override
  void close();

  /**
   * @param loss what is made small
   * @param optimiser how
   * @param seed of the dropout
   */
  record Settings(Loss loss, Optimiser optimiser, long seed) {}

  /** What is made small, in nats, the mean over the batch. */
  enum Loss {
    /** −log softmax(logits)[class]. */
    CROSS_ENTROPY,
    /** For one logit and labels 0 or 1: log(1 + exp(∓logit)). */
    BINARY_CROSS_ENTROPY
  }

  /** How weights follow gradients. */
  sealed interface Optimiser permits Adam, Sgd {
    /** For example {@code Adam 0.001}. */
    String text();
  }

  /** Kingma and Ba 2014. */
  record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimiser {
    /** β₁ = 0.9, β₂ = 0.999, ε = 1e-7, as in Keras. */
    public static Adam of(double rate) {
      return new Adam(rate, 0.9, 0.999, 1e-7);
    }

    @Override
    public String text() {
      return "Adam " + rate;
    }
  }

  /** Gradient descent with momentum. */
  record Sgd(double rate, double momentum, double weightDecay) implements Optimiser {
    @Override
    public String text() {
      return "SGD " + rate + " momentum " + momentum;
    }
  }

  /**
   * @param pixels preprocessed pictures one after the other, each C × H × W
   * @param labels one class per picture
   */
  record Batch(float[] pixels, int[] labels) {}

  /**
   * @param loss the mean over the batch
   * @param correct how many pictures were classified rightly
   */
  record Result(double loss, int correct) {}
}
