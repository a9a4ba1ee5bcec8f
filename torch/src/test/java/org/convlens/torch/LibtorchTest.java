package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LibtorchTest {
  @Test
  void anotherSystemsLibrariesAreNamedWhereTheyAreMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Libtorch.unpack("linux-riscv64"))
        .withMessageStartingWith("the class path has no libtorch for linux-riscv64: add javacpp");
  }

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
