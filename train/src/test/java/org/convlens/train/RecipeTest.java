package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.convlens.method.Knobs;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class RecipeTest {
  private static String shape(Graph graph, String layer) {
    return graph.node(graph.layer(layer)).shape().toString();
  }

  @Test
  void digitsHas16And36Maps() {
    Graph graph = Recipes.named("digits").network().untrained(1);
    assertThat(shape(graph, "conv1")).isEqualTo("N × 16 × 28 × 28");
    assertThat(shape(graph, "pool1")).isEqualTo("N × 16 × 14 × 14");
    assertThat(shape(graph, "conv2")).isEqualTo("N × 36 × 14 × 14");
    assertThat(shape(graph, "pool2")).isEqualTo("N × 36 × 7 × 7");
    assertThat(Head.of(graph).logits().name()).isEqualTo("logits");
    assertThat(Head.of(graph).activation()).isEqualTo(Head.Activation.SOFTMAX);
    assertThat(Head.of(graph).classes()).isEqualTo(10);
  }

  @Test
  void digits512IsTheNetworkFromFirstPrinciples() {
    Graph graph = Recipes.named("digits-512").network().untrained(1);
    assertThat(shape(graph, "max_pooling2d_1")).isEqualTo("N × 32 × 7 × 7");
    assertThat(shape(graph, "flatten")).isEqualTo("N × 1568");
    assertThat(graph.node(graph.layer("conv2d_1")).weights().get(0).shape())
        .hasToString("32 × 16 × 5 × 5");
    assertThat(graph.parameters()).isEqualTo(416 + 12_832 + 803_328 + 5130);
  }

  @Test
  void catsAndDogsEndsInOneLogit() {
    Graph graph = Recipes.named("cats-dogs").network().untrained(1);
    assertThat(shape(graph, "max_pooling2d_2")).isEqualTo("N × 64 × 18 × 18");
    assertThat(Head.of(graph).activation()).isEqualTo(Head.Activation.NONE);
    assertThat(Head.of(graph).classes()).isEqualTo(1);
  }

  @Test
  void theSeedDecidesTheWeights() {
    float[] weights = weights(1);
    assertThat(weights(1)).isEqualTo(weights);
    assertThat(weights(2)).isNotEqualTo(weights);
  }

  private static float[] weights(long seed) {
    Graph graph = Recipes.named("digits").network().untrained(seed);
    return graph.node(graph.layer("conv2")).weights().get(0).toFloats();
  }

  @Test
  void wrongNumbersAndNamesAreRefused() {
    Recipe digits = Recipes.named("digits");
    assertThatThrownBy(() -> Knobs.with(digits, Map.of("epochs", "0")))
        .isInstanceOf(UsageException.class)
        .hasMessage("epochs 0: must be from 1 to 100000");
    assertThatThrownBy(() -> Knobs.with(digits, Map.of("validation", "1.5")))
        .isInstanceOf(UsageException.class)
        .hasMessage("validation 1.5: must be from 0 to 0.99");
    assertThatThrownBy(() -> Recipes.named("digit"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean 'digits'");
  }

  @Test
  void everyRecipeSaysWhatItIs() {
    assertThat(Recipes.all())
        .extracting(Recipe::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    for (Recipe recipe : Recipes.all()) {
      assertThat(recipe.about().summary()).as(recipe.name()).endsWith(".").hasSizeBetween(20, 140);
      assertThat(recipe.about().caution()).as(recipe.name()).endsWith(".").hasSizeBetween(20, 220);
      assertThat(recipe.about().formula()).as(recipe.name()).isNotBlank();
      assertThat(Knobs.with(recipe, Knobs.values(recipe))).isEqualTo(recipe);
      assertThat(Knobs.of(recipe))
          .allSatisfy(knob -> assertThat(knob.sentence()).isNotBlank().doesNotEndWith("."));
    }
  }

  @Test
  void knobsOfGroupsAreTheRecipes() {
    assertThat(Knobs.values(Recipes.named("digits-512")))
        .contains(
            Map.entry("epochs", "100"),
            Map.entry("batch", "100"),
            Map.entry("steps", "100"),
            Map.entry("validation", "0"),
            Map.entry("optimiser", "adam"),
            Map.entry("rate", "1e-4"),
            Map.entry("beta1", "0.9"),
            Map.entry("beta2", "0.999"),
            Map.entry("epsilon", "1e-8"));
    assertThat(Knobs.values(Recipes.named("cats-dogs")))
        .containsEntry("epochs", "50")
        .contains(
            Map.entry("rotation", "45"),
            Map.entry("width-shift", "0.15"),
            Map.entry("height-shift", "0.15"),
            Map.entry("zoom", "0.3"),
            Map.entry("horizontal-flip", "true"));
  }
}
