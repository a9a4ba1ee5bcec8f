package org.convlens.train;

import java.util.List;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.train.data.Augmentation;

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
          new Cifar10Recipe(Course.DEFAULT),
          new CatsDogsRecipe(
              Course.DEFAULT.regime(Regime.DEFAULT.epochs(50).batch(64)),
              Augmentation.NONE.turn(45).shift(0.15, 0.15).zoom(0.3).mirrored()));

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
