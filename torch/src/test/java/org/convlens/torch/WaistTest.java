package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;

import java.util.Arrays;
import org.convlens.net.LayerId;
import org.junit.jupiter.api.Test;

class WaistTest {
  private static LayerId waist(String... wanted) {
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      Program program = network.program();
      boolean[] needed = new boolean[program.size()];
      boolean[] kept = new boolean[program.size()];
      Arrays.fill(needed, true);
      for (String layer : wanted) {
        kept[program.place(id(layer))] = true;
      }
      int waist = Waist.of(program, needed, kept);
      return waist < 0 ? id("nowhere") : program.node(waist).id();
    }
  }

  @Test
  void isWhatTheFirstDenseLayerReads() {
    assertThat(waist("logits")).isEqualTo(id("flat"));
  }

  @Test
  void isNowhereWhereEarlierNumbersAreWantedToo() {
    assertThat(waist("logits", "pool1")).isEqualTo(id("nowhere"));
  }

  /** With the dense layer behind it not needed. */
  @Test
  void isTheOnlyLayerThatIsWanted() {
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      Program program = network.program();
      int conv2 = program.place(id("conv2"));
      boolean[] needed = new boolean[program.size()];
      Arrays.fill(needed, 0, conv2 + 1, true);
      boolean[] kept = new boolean[program.size()];
      kept[conv2] = true;
      assertThat(Waist.of(program, needed, kept)).isEqualTo(conv2);
    }
  }

  /** The sum reads what is before the second convolution. */
  @Test
  void doesNotCutAShortcut() {
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      Program program = network.program();
      int sum = program.place(id("sum"));
      int conv2 = program.place(id("conv2"));
      boolean[] needed = new boolean[program.size()];
      Arrays.fill(needed, 0, sum + 1, true);
      boolean[] kept = new boolean[program.size()];
      kept[sum] = true;
      kept[conv2] = true;
      assertThat(Waist.of(program, needed, kept)).isNegative();
    }
  }
}
