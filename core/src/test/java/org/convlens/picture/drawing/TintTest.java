package org.convlens.picture.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.Palette;
import org.junit.jupiter.api.Test;

class TintTest {
  private static Tint of(String palette, String opacity) {
    return Tint.of(Optional.of(palette), Optional.of(opacity));
  }

  @Test
  void isToldAndReadBack() {
    Tint tint = of("jet", "0.4");
    assertThat(tint.palette()).contains(Palette.JET);
    Map<String, String> texts = new HashMap<>(tint.texts());
    texts.put("layer", "conv1");
    assertThat(Tint.from(texts)).isEqualTo(tint);
    assertThat(texts).containsOnlyKeys("layer");
  }

  @Test
  void whatIsNoneIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> of("rainbow", "1"))
        .hasMessageContaining("no palette 'rainbow': give one of ")
        .hasMessageContaining("magma");
    assertThatThrownBy(() -> of("jet", "1.5")).hasMessage("opacity 1.5: must be from 0 to 1");
    assertThatThrownBy(() -> of("jet", "half"))
        .hasMessage("opacity 'half': give a number from 0 to 1");
  }
}
