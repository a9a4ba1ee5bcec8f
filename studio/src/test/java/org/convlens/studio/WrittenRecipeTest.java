package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.convlens.net.LayerId;
import org.convlens.task.UsageException;
import org.convlens.train.OwnRecipe;
import org.convlens.train.Recipe;
import org.convlens.train.TransferRecipe;
import org.junit.jupiter.api.Test;

class WrittenRecipeTest {
  @Test
  void aTextStartsFromANetworkOrTellsOne() throws IOException {
    assertThat(WrittenRecipe.read("input 8x8x1\nflatten\ndense 2\n", "mine"))
        .isInstanceOf(OwnRecipe.class);
    Recipe recipe = WrittenRecipe.read("# mine\nfrom digits\ntrain epochs=3 rate=0.01\n", "mine");
    assertThat(recipe).isInstanceOf(TransferRecipe.class);
    assertThat(recipe.regime().epochs()).isEqualTo(3);
    assertThat(recipe.preprocessing())
        .isEqualTo(OpenedModel.open("digits").model().preprocessing());
    assertThat(recipe.frozen())
        .contains(new LayerId("dense1"))
        .doesNotContain(new LayerId("logits"));
  }

  @Test
  void whatStaysIsSaid() throws IOException {
    String early = WrittenRecipe.text("digits", Optional.of("pool1"));
    assertThat(early).isEqualTo("from digits\nfreeze-until pool1\n");
    assertThat(WrittenRecipe.read(early, "mine").frozen()).containsExactly(new LayerId("conv1"));
    String nothing = WrittenRecipe.text("digits", Optional.of(WrittenRecipe.NOTHING));
    assertThat(WrittenRecipe.read(nothing, "mine").frozen()).isEmpty();
  }

  @Test
  void errorsNameTheLine() {
    assertThatThrownBy(() -> WrittenRecipe.read("from digits\nconv 3 3\n", "mine"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("line 2 of 'mine.txt': after 'from MODEL'");
    assertThatThrownBy(() -> WrittenRecipe.read("from digits\nfreeze-until pol1\n", "mine"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean 'pool1'");
    assertThatThrownBy(() -> WrittenRecipe.read("from digits\nfreeze-until softmax\n", "mine"))
        .hasMessageContaining("the new layer 'logits' comes before it");
  }
}
