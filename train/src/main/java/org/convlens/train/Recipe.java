package org.convlens.train;

import java.util.List;
import java.util.Locale;
import org.convlens.array.Warp;
import org.convlens.net.Learner;
import org.convlens.net.Learner.Adam;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Learner.Optimiser;
import org.convlens.net.Learner.Sgd;
import org.convlens.net.Preprocessing;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.train.data.Augmentation;

/**
 * Everything that a training needs but the data and the seed.
 *
 * @param name what people ask for it by
 * @param network the untrained network
 * @param preprocessing from 0..255 to what the network expects
 * @param augmentation of the training pictures
 * @param epochs how often the training pictures are gone through
 * @param batch pictures per step
 * @param steps batches per epoch; 0 means as many as go through all training pictures
 * @param validation the share of the training pictures that is held back, where there is no
 *     validation set
 */
public record Recipe(
    String name,
    Architecture network,
    Preprocessing preprocessing,
    Augmentation augmentation,
    Loss loss,
    Optimiser optimiser,
    int epochs,
    int batch,
    int steps,
    double validation) {

  /** From 0..255 to 0..1, one grey channel. */
  public static final Preprocessing UNIT_GREY = unit(Preprocessing.Channels.GREY);

  /** From 0..255 to 0..1, red, green, blue. */
  public static final Preprocessing UNIT_RGB = unit(Preprocessing.Channels.RGB);

  /** MNIST with 16 and 36 maps: 10 epochs, batches of 200, 20 % held back, Adam. */
  public static final Recipe DIGITS =
      new Recipe(
          "digits",
          Architecture.DIGITS,
          UNIT_GREY,
          Augmentation.NONE,
          Loss.CROSS_ENTROPY,
          Adam.of(1e-3),
          10,
          200,
          0,
          0.2);

  /**
   * MNIST from first principles: 16 and 32 maps of 5 × 5, 512 features with dropout; 100 epochs of
   * 100 batches of 100, Adam 1e-4, nothing held back.
   */
  public static final Recipe DIGITS_512 =
      new Recipe(
          "digits-512",
          Architecture.DIGITS_512,
          UNIT_GREY,
          Augmentation.NONE,
          Loss.CROSS_ENTROPY,
          new Adam(1e-4, 0.9, 0.999, 1e-8),
          100,
          100,
          100,
          0);

  /** CIFAR-10 with 16 and 36 maps, otherwise as {@link #DIGITS}. */
  public static final Recipe CIFAR10 =
      new Recipe(
          "cifar10",
          Architecture.CIFAR10,
          UNIT_RGB,
          Augmentation.NONE,
          Loss.CROSS_ENTROPY,
          Adam.of(1e-3),
          10,
          200,
          0,
          0.2);

  /** Two classes of photographs at 150 × 150, augmented: 50 epochs, batches of 64, Adam. */
  public static final Recipe CATS_DOGS =
      new Recipe(
          "cats-dogs",
          Architecture.CATS_DOGS,
          UNIT_RGB,
          new Augmentation(45, 0.15, 0.15, 0.3, true),
          Loss.BINARY_CROSS_ENTROPY,
          Adam.of(1e-3),
          50,
          64,
          0,
          0.2);

  /** All recipes that have a name. */
  public static final List<Recipe> ALL = List.of(DIGITS, DIGITS_512, CIFAR10, CATS_DOGS);

  public Recipe {
    require(epochs >= 1 && epochs <= 100_000, "epochs", epochs, "1 to 100000");
    require(batch >= 1 && batch <= 100_000, "a batch of", batch, "1 to 100000");
    require(steps >= 0, "steps per epoch", steps, "0 or more");
    require(validation >= 0 && validation < 1, "a validation share of", validation, "0 to below 1");
  }

  /**
   * @throws UsageException with the nearest names, if there is none
   */
  public static Recipe named(String name) {
    return ALL.stream()
        .filter(recipe -> recipe.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestion.unknown(
                    "recipe", name, ALL.stream().map(Recipe::name).toList(), "convlens train"));
  }

  public Recipe withEpochs(int other) {
    return new Recipe(
        name,
        network,
        preprocessing,
        augmentation,
        loss,
        optimiser,
        other,
        batch,
        steps,
        validation);
  }

  public Recipe withBatch(int other) {
    return new Recipe(
        name,
        network,
        preprocessing,
        augmentation,
        loss,
        optimiser,
        epochs,
        other,
        steps,
        validation);
  }

  public Recipe withValidation(double other) {
    return new Recipe(
        name, network, preprocessing, augmentation, loss, optimiser, epochs, batch, steps, other);
  }

  public Recipe withOptimiser(Optimiser other) {
    return new Recipe(
        name, network, preprocessing, augmentation, loss, other, epochs, batch, steps, validation);
  }

  /** For a {@link Learner}. */
  public Learner.Settings settings(long seed) {
    return new Learner.Settings(loss, optimiser, seed);
  }

  /** For example {@code Adam 0.001}. */
  String optimiserText() {
    return optimiser instanceof Sgd sgd
        ? String.format(Locale.ROOT, "SGD %s momentum %s", sgd.rate(), sgd.momentum())
        : String.format(Locale.ROOT, "Adam %s", ((Adam) optimiser).rate());
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

  private static void require(boolean holds, String what, double value, String range) {
    if (!holds) {
      String number = value == Math.rint(value) ? Long.toString((long) value) : "" + value;
      throw new UsageException(what + " " + number + ": give " + range);
    }
  }
}
