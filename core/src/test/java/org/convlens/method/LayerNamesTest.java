package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerNamesTest {
  @Test
  void namesThreeAndCountsTheRest() {
    assertThat(LayerNames.few(List.of("a"))).isEqualTo("'a'");
    assertThat(LayerNames.few(List.of("a", "b", "c"))).isEqualTo("'a', 'b', 'c'");
    assertThat(LayerNames.few(List.of("a", "b", "c", "d")))
        .isEqualTo("'a', 'b', 'c' and 1 more layer");
    assertThat(LayerNames.few(List.of("a", "b", "c", "d", "e")))
        .isEqualTo("'a', 'b', 'c' and 2 more layers");
  }
}
