package org.convlens.train;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Warp;
import org.convlens.method.Adjustable;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Optimiser;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.Mixing;
import org.convlens.train.network.Architecture;
import org.convlens.train.network.Cut;
import org.convlens.train.network.Networks;

/**
 * Everything that a training needs but the data and the seed. Implementations are records whose
 * components are their knobs.
 */
public interface Recipe extends Adjustable {
  /** From 0..255 to 0..1, one grey channel. */
  Preprocessing UNIT_GREY = unit(Preprocessing.Channels.GREY);

  /** From 0..255 to 0..1, red, green, blue. */
  Preprocessing UNIT_RGB = unit(Preprocessing.Channels.RGB);

  /** What people ask for it by: lower case with hyphens. */
  String name();

  /** The untrained network; the one that is written down under the recipe's name. */
  default Architecture network() {
    return Networks.named(name());
  }

  /** From 0..255 to what the network expects. */
  Preprocessing preprocessing();

  /** How long, with how many pictures at once, and how weights follow gradients. */
  Course course();

  /** How long, and with how many pictures at once. */
  default Regime regime() {
    return course().regime();
  }

  /** How weights follow gradients. */
  default Optimiser optimiser() {
    return course().descent().chosen();
  }

  /** How the rate changes while training. */
  default Schedule schedule() {
    return course().schedule();
  }

  /** Whether weights are averaged over the steps. */
  default Averaging averaging() {
    return course().averaging();
  }

  /** Which epoch is the best, and when training ends before its last. */
  default Stopping stopping() {
    return course().stopping();
  }

  /** How much pictures of each class count. */
  default ClassWeights classWeights() {
    return course().classWeights();
  }

  /** Layers whose weights stay as they are. */
  default Set<LayerId> frozen() {
    return network().frozen();
  }

  /** Of the training pictures. */
  default Augmentation augmentation() {
    return Augmentation.NONE;
  }

  /** How pictures of a batch are mixed, and what their targets become. */
  default Mixing mixing() {
    return Mixing.NONE;
  }

  /**
   * Where layers that stay as they are end, if they look at each picture only once.
   *
   * @param classes how many there are
   */
  default Optional<Cut> cut(int classes) {
    return Optional.empty();
  }

  /** From what is read to what learns. */
  default Preprocessing feeding() {
    return preprocessing();
  }

  /** The network to be handed over, out of the one that learned. */
  default Graph finished(Graph learned) {
    return learned;
  }

  /** The inverse of {@link #finished}. */
  default Graph learning(Graph finished) {
    return finished;
  }

  /** What is made small. */
  default Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  /** For a {@link Learner}. */
  default Learner.Settings settings(long seed) {
    return new Learner.Settings(loss(), optimiser(), seed, frozen());
  }

  private static Preprocessing unit(Preprocessing.Channels channels) {
    return new Preprocessing(
        new Preprocessing.Stretch(Warp.Filter.BILINEAR),
        channels,
        1 / 255.0,
        List.of(0.0),
        List.of(1.0),
        "the training recipe");
  }
}
