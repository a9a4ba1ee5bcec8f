package org.convlens.train;

import java.util.List;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.Crop;
import org.convlens.train.data.Mixing;

/** All recipes with their default knobs, one line each: the only list of them. */
public final class Recipes {
  private static final Course MANY_STEPS =
      Course.DEFAULT
          .regime(Regime.DEFAULT.epochs(100).batch(100).steps(100).validation(0))
          .descent(Descent.DEFAULT.rate(1e-4).epsilon(1e-8));

  private static final List<Recipe> ALL =
      List.of(
          new DigitsRecipe(Course.DEFAULT),
          new Digits512Recipe(MANY_STEPS),
          new FashionRecipe(
              Course.DEFAULT
                  .regime(Regime.DEFAULT.epochs(10).batch(128).validation(0))
                  .descent(Descent.sgd(0.1, 0.9, true, 5e-4))
                  .schedule(Schedule.triangular(0.25, 0.1, 0.01)),
              Augmentation.NONE.mirrored().crop(2, Crop.Around.REFLECT),
              Mixing.NONE.smoothing(0.1)),
          new Cifar10Recipe(Course.DEFAULT),
          new Cifar10FastRecipe(
              Course.DEFAULT
                  .regime(Regime.DEFAULT.epochs(16).batch(500).validation(0))
                  .descent(Descent.sgd(0.6, 0.85, true, 1.3e-3))
                  .schedule(Schedule.triangular(0.23, 0.2, 0.07))
                  .averaging(Averaging.lookAhead(0.774, 5)),
              Augmentation.NONE.alternating().crop(2, Crop.Around.REFLECT),
              Mixing.NONE.smoothing(0.2)),
          new CatsDogsRecipe(
              Course.DEFAULT.regime(Regime.DEFAULT.epochs(50).batch(64)),
              Augmentation.NONE.turn(45).shift(0.15, 0.15).zoom(0.3).mirrored()),
          new ThreeClassesRecipe(
              Course.DEFAULT.regime(Regime.DEFAULT.epochs(20).batch(32)), Augmentation.NONE));

  private Recipes() {}

  /** All of them. */
  public static List<Recipe> all() {
    return ALL;
  }

  /**
   * @throws UsageException with the nearest names, if there is none
   */
  public static Recipe named(String name) {
    return ALL.stream()
        .filter(recipe -> recipe.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestion.unknown(
                    "recipe", name, ALL.stream().map(Recipe::name).toList(), "convlens train"));
  }
}
