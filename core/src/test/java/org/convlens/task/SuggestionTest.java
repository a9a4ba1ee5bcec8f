package org.convlens.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void namesTheNearest() {
    assertThat(Suggestion.unknown("layer", "conv4", List.of("conv4_1", "fc1"), "summary"))
        .hasMessage("no layer 'conv4': did you mean 'conv4_1'?");
  }

  @Test
  void aWordOfSeveralIsEnough() {
    assertThat(Suggestion.unknown("class", "taby", List.of("hay", "tabby, tabby cat"), "classify"))
        .hasMessageStartingWith("no class 'taby': did you mean 'tabby, tabby cat'");
  }

  @Test
  void whatSharesNoLetterIsNotNear() {
    assertThat(Suggestion.unknown("class", "no", List.of("0", "1"), "convlens classify --top 2"))
        .hasMessage("no class 'no': there are '0', '1'");
  }

  @Test
  void pointsToTheListWhereNothingIsNear() {
    assertThat(Suggestion.unknown("layer", "xyzzy", List.of("convolution"), "convlens summary"))
        .hasMessage("no layer 'xyzzy': there is 'convolution'");
  }

  @Test
  void onlyTheCommandLineHearsOfCommands() {
    List<String> many = List.of("aa", "bb", "cc", "dd", "ee", "ff", "gg");
    UsageException unknown = Suggestion.unknown("layer", "xyzzy", many, "convlens summary");
    assertThat(unknown).hasMessage("no layer 'xyzzy': there are 7, such as 'aa', 'bb', 'cc'");
    assertThat(unknown.lister()).contains("convlens summary");
    assertThat(unknown.about("layer").lister()).contains("convlens summary");
  }
}
