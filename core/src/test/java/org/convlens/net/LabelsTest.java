package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LabelsTest {
  private final Labels labels = Labels.of("tabby cat", "tiger cat", "goldfish");

  @Test
  void findsByIndexByNameAndByPartOfTheName() {
    assertThat(labels.index("2", 3)).isEqualTo(2);
    assertThat(labels.index("Tiger cat", 3)).isEqualTo(1);
    assertThat(labels.index("gold", 3)).isEqualTo(2);
  }

  @Test
  void refusesWhatIsOutOfRangeUnknownOrAmbiguous() {
    assertThatThrownBy(() -> labels.index("3", 3))
        .hasMessage("no class 3: the network has classes 0 to 2");
    assertThatThrownBy(() -> labels.index("cat", 3)).hasMessageContaining("may be any of");
    assertThatThrownBy(() -> labels.index("goldfisch", 3))
        .hasMessage("no class 'goldfisch': did you mean 'goldfish'?");
    assertThatThrownBy(() -> labels.index("no such thing", 3))
        .hasMessage("no class 'no such thing': convlens classify --top 3 lists them");
  }
}
