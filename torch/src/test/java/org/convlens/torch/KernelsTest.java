package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.convlens.net.op.Op;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KernelsTest {
  @BeforeAll
  static void load() {
    Torch.engine();
  }

  @Test
  void everyOperatorHasAKernel() {
    assertThat(Op.class.getPermittedSubclasses()).isNotEmpty().allMatch(Kernels::supports);
  }
}
