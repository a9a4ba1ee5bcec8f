package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private final Labels labels = Labels.of("tabby cat", "tiger cat", "goldfish");

  @Test
  void findsByIndexByNameAndByPartOfTheName() {
    assertThat(labels.index("2", 3)).isEqualTo(2);
    assertThat(labels.index("Tiger cat", 3)).isEqualTo(1);
    assertThat(labels.index("gold", 3)).isEqualTo(2);
  }

  /** ImageNet has two cranes, a bird and a machine. */
  @Test
  void aNameOfTwoClassesMeansNeither() {
    Labels cranes = Labels.of("crane", "demoiselle crane", "crane");
    assertThatThrownBy(() -> cranes.index("crane", 3))
        .hasMessage("class 'crane' may be 0 'crane' or 2 'crane': give the index");
  }

  @Test
  void namesTheFirstFewOfMany() {
    Labels dogs = new Labels(IntStream.range(0, 90).mapToObj(i -> "dog " + i).toList());
    assertThatThrownBy(() -> dogs.index("dog", 90))
        .hasMessageStartingWith("class 'dog' may be 0 'dog 0' or 1 'dog 1' or ")
        .hasMessageContaining("'dog 5' or one of 84 more: give");
  }

  @Test
  void refusesWhatIsOutOfRangeUnknownOrAmbiguous() {
    assertThatThrownBy(() -> labels.index("3", 3))
        .hasMessage("no class 3: the network has classes 0 to 2");
    assertThatThrownBy(() -> labels.index("cat", 3))
        .hasMessage(
            "class 'cat' may be 0 'tabby cat' or 1 'tiger cat': give the whole name or the index");
    assertThatThrownBy(() -> labels.index("goldfisch", 3))
        .hasMessage("no class 'goldfisch': did you mean 'goldfish'?");
    assertThatThrownBy(() -> labels.index("no such thing", 3))
        .hasMessage("no class 'no such thing': there are 'tabby cat', 'tiger cat', 'goldfish'");
  }
}
