package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.catalog.Catalog;
import org.convlens.catalog.CheckEntry;
import org.convlens.method.Knobs;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalogues hold is in the help of the commands that are made from them. */
class CatalogHelpTest {
  private static String help(String command) {
    Object[] words = (command + " --help").split(" ");
    Run run = Run.of(words);
    assertThat(run.code()).isZero();
    return run.out().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare", "draw grad-cam"})
  void everyCheckIsNamed(String command) {
    String help = help(command);
    for (CheckEntry entry : Catalog.checks()) {
      assertThat(help).contains(entry.defaults().title());
    }
    assertThat(help).contains("; full: finer, and ROAD and parameter randomisation");
  }

  @Test
  void everyKnobOfARecipeIsAnOption() {
    for (Recipe recipe : Recipes.all()) {
      assertThat(help("train")).contains(recipe.name()).contains(recipe.about().summary());
      String help = help("train " + recipe.name());
      for (Knobs.Spec knob : Knobs.of(recipe)) {
        assertThat(help).containsPattern("--" + knob.name() + "\\[?=");
      }
    }
  }

  @Test
  void aRecipeThatIsNotThereIsRefused() {
    Run run = Run.of("train", "digit", "--data", "x");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean 'digits'");
  }
}
