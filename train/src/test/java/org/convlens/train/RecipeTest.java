package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    Graph graph = Recipe.DIGITS.network().untrained(1);
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
    Graph graph = Recipe.DIGITS_512.network().untrained(1);
    assertThat(shape(graph, "pool2")).isEqualTo("N × 32 × 7 × 7");
    assertThat(shape(graph, "flatten")).isEqualTo("N × 1568");
    assertThat(graph.node(graph.layer("conv2")).weights().get(0).shape())
        .hasToString("32 × 16 × 5 × 5");
    assertThat(graph.parameters()).isEqualTo(416 + 12_832 + 803_328 + 5130);
  }

  @Test
  void catsAndDogsEndsInOneLogit() {
    Graph graph = Recipe.CATS_DOGS.network().untrained(1);
    assertThat(shape(graph, "pool3")).isEqualTo("N × 64 × 18 × 18");
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
    Graph graph = Recipe.DIGITS.network().untrained(seed);
    return graph.node(graph.layer("conv2")).weights().get(0).toFloats();
  }

  @Test
  void wrongNumbersAndNamesAreRefused() {
    assertThatThrownBy(() -> Recipe.DIGITS.withEpochs(0))
        .isInstanceOf(UsageException.class)
        .hasMessage("epochs 0: give 1 to 100000");
    assertThatThrownBy(() -> Recipe.DIGITS.withValidation(1.5))
        .isInstanceOf(UsageException.class)
        .hasMessage("a validation share of 1.5: give 0 to below 1");
    assertThatThrownBy(() -> Recipe.named("digit"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean 'digits'");
  }
}
