package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LibtorchTest {
  @Test
  void theVariableOfOpenBlasLowersItsThreads() {
    assertThat(Libtorch.multiplying(8, "1")).isEqualTo(1);
    assertThat(Libtorch.multiplying(2, "4")).isEqualTo(2);
  }

  @Test
  void whatIsNoNumberChangesNothing() {
    assertThat(Libtorch.multiplying(3, null)).isEqualTo(3);
    assertThat(Libtorch.multiplying(3, "0")).isEqualTo(3);
    assertThat(Libtorch.multiplying(3, "many")).isEqualTo(3);
  }
}
