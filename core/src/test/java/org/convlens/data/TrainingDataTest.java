package org.convlens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
  private final LabelledPictures ten =
      new PixelPictures(
          "test",
          1,
          1,
          1,
          new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
          IntStream.range(0, 10).toArray(),
          List.of());
  private final TrainingData data = new TrainingData(ten, Optional.empty(), Optional.empty());

  @Test
  void theEndIsHeldBack() throws Exception {
    TrainingData parts = data.holdOut(0.2);
    assertThat(parts.training().size()).isEqualTo(8);
    LabelledPictures held = parts.validation().orElseThrow();
    assertThat(held.size()).isEqualTo(2);
    assertThat(held.label(0)).isEqualTo(8);
    assertThat(held.picture(1).at(0)).isEqualTo(9);
  }

  @Test
  void partsHaveTheirOwnFingerprint() {
    TrainingData parts = data.holdOut(0.5);
    assertThat(parts.training().fingerprint())
        .hasSize(16)
        .isNotEqualTo(parts.validation().orElseThrow().fingerprint())
        .isEqualTo(data.holdOut(0.5).training().fingerprint());
  }

  @Test
  void anEmptySideIsRefused() {
    assertThatThrownBy(() -> data.holdOut(0.95))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("0.95");
    assertThat(data.holdOut(0)).isSameAs(data);
  }
}
