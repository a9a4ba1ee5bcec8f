package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainGroupTest {
  @TempDir Path folder;

  private Run train(String words) {
    Object[] split =
        ("train " + words.replace("DIR", folder.resolve("digits").toString())).split(" ", -1);
    return Run.of(split);
  }

  /** The folder, which has the recipe's own name, is asked for pictures. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits --data DIR -o x.onnx",
        "--data DIR digits -o x.onnx",
        "--data=DIR --half digits -o x.onnx",
        "--half --epochs 2 -o x.onnx --data DIR digits",
      })
  void theRecipesNameStandsWhereItLikes(String words) {
    Run run = train(words);
    assertThat(run.err()).contains(folder.resolve("digits").toString());
    assertThat(run.code()).isEqualTo(Failures.FAILED);
  }

  @Test
  void aMistypedRecipeIsSuggestedThereToo() {
    Run run = train("--data DIR digitz");
    assertThat(run.err()).contains("'digitz'").contains("did you mean 'digits'");
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
  }

  @Test
  void flagsAloneNameNoRecipe() {
    Run run = train("--data digits");
    assertThat(run.err()).contains("say by which recipe to train: digits");
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
  }

  @Test
  void trainingStartsFromANetwork() {
    Run run = train("--from digits --data DIR -o x.onnx");
    assertThat(run.err()).contains(folder.resolve("digits").toString());
    assertThat(run.code()).isEqualTo(Failures.FAILED);
    assertThat(train("--from=digits --help").out()).contains("--epochs").contains("drawn anew");
    Run layer = train("--from digits --freeze-until pol1 --data DIR");
    assertThat(layer.err()).contains("did you mean 'pool1'");
    assertThat(layer.code()).isEqualTo(Failures.WRONG_USE);
    Run alone = train("--freeze-until pool1 --data DIR");
    assertThat(alone.err()).contains("say of which network").contains("--from");
    assertThat(alone.code()).isEqualTo(Failures.WRONG_USE);
  }
}
