package org.convlens.train;

import java.util.List;
import org.convlens.array.Warp;
import org.convlens.method.Adjustable;
import org.convlens.net.Learner;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Learner.Optimiser;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;

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

  /** The untrained network. */
  Architecture network();

  /** From 0..255 to what the network expects. */
  Preprocessing preprocessing();

  /** How long, and with how many pictures at once. */
  Regime regime();

  /** How weights follow gradients. */
  Optimiser optimiser();

  /** Of the training pictures. */
  default Augmentation augmentation() {
    return Augmentation.NONE;
  }

  /** What is made small. */
  default Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  /** For a {@link Learner}. */
  default Learner.Settings settings(long seed) {
    return new Learner.Settings(loss(), optimiser(), seed);
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
