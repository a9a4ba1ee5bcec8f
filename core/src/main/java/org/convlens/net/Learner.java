package org.convlens.net;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that is being trained. What a step does depends on the settings, the weights, the batch
 * and how many steps were made before it, and on nothing else. To be closed; not for several
 * threads at once.
 */
public interface Learner extends AutoCloseable {
  /**
   * Forward in training mode, loss, backward, one step of the optimiser. If the loss is not finite,
   * what follows gradients stays as it is and the step does not count.
   *
   * @param rate of this step
   */
  Result learn(Batch batch, double rate);

  /** Loss and accuracy without learning, as the network will be used. */
  Result test(Batch batch, Version version);

  /** With the weights of now. */
  default Result test(Batch batch) {
    return test(batch, Version.CURRENT);
  }

  /**
   * What the network says of pictures, as it will be used.
   *
   * @param pixels preprocessed pictures one after the other, each C × H × W
   * @return the logits, pictures × classes
   */
  float[] predict(float[] pixels, int pictures, Version version);

  /** The graph with a copy of the weights. */
  Graph snapshot(Version version);

  /** With the weights of now. */
  default Graph snapshot() {
    return snapshot(Version.CURRENT);
  }

  /**
   * Moves the averaged weights towards those of now: a ← decay · a + (1 − decay) · θ, the
   * statistics of normalisations as well. Before the first time, the averages are the weights of
   * then, and nothing moves.
   *
   * @param decay from 0 to 1
   */
  void average(double decay);

  /** Goes on from the averaged weights (look-ahead; Zhang, Lucas, Hinton and Ba 2019). */
  void adopt();

  /** All that later steps depend on, exactly. */
  State state();

  /**
   * Puts a state back: what follows is what would have followed then, to the last bit on the same
   * machine with as many threads.
   *
   * @throws IllegalArgumentException if it is not one of a learner of this graph and optimiser
   */
  void restore(State state);

  /**
   * Where numbers stop being numbers: the first layer, in the order of computation, with a weight
   * or an output that is not finite for this batch in training mode. To be asked after a loss that
   * was not finite; nothing more is to be learned afterwards.
   */
  Optional<LayerId> firstNotFinite(Batch batch);

  @Override
  void close();

  /** Which weights are meant. */
  enum Version {
    /** Those after the latest step. */
    CURRENT,
    /** The averaged ones; those of now, as long as nothing was averaged. */
    AVERAGED
  }

  /**
   * @param loss what is made small
   * @param optimiser how
   * @param seed of the dropout
   * @param frozen layers whose weights stay as they are; dropout and normalisation among them do
   *     what they do in use
   */
  record Settings(Loss loss, Optimiser optimiser, long seed, Set<LayerId> frozen) {
    public Settings {
      frozen = Set.copyOf(frozen);
    }

    /** Everything learns. */
    public Settings(Loss loss, Optimiser optimiser, long seed) {
      this(loss, optimiser, seed, Set.of());
    }
  }

  /** What is made small, in nats, the mean over the batch. */
  enum Loss {
    /** −Σ target · log softmax(logits). */
    CROSS_ENTROPY,
    /** For one logit and targets 0 to 1: log(1 + exp(∓logit)), weighed by the target. */
    BINARY_CROSS_ENTROPY
  }

  /**
   * @param pixels preprocessed pictures one after the other, each C × H × W; not copied
   * @param labels one class per picture; what accuracy is counted by
   * @param targets pictures × classes, each row adding up to 1, with two classes for a single
   *     logit; empty where the labels alone are meant
   * @param weights one per picture, by which its loss is multiplied before the mean over all
   *     pictures is taken; empty for ones
   */
  record Batch(float[] pixels, int[] labels, float[] targets, float[] weights) {
    private static final float[] NONE = {};

    public Batch(float[] pixels, int[] labels) {
      this(pixels, labels, NONE, NONE);
    }

    /** How many pictures. */
    public int size() {
      return labels.length;
    }

    /** The same pictures with a share of each class as targets. */
    public Batch targets(float[] shares) {
      return new Batch(pixels, labels, shares, weights);
    }

    /** The same pictures, each of which counts so much. */
    public Batch weights(float[] counts) {
      return new Batch(pixels, labels, targets, counts);
    }
  }

  /**
   * @param loss the mean over the batch
   * @param correct how many pictures were classified rightly
   */
  record Result(double loss, int correct) {}

  /**
   * @param steps how many were made
   * @param numbers weights, moments of the optimiser and averages by name, in C order; not copied
   */
  record State(long steps, SortedMap<String, float[]> numbers) {
    public State {
      numbers = new TreeMap<>(numbers);
    }
  }
}
