package org.convlens.method.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void aReluIsSilentUpToZeroAndIdleAboveIt() {
    Gate relu = Gate.of(new Relu());
    assertThat(relu.isLow(0)).isTrue();
    assertThat(relu.isHigh(0)).isFalse();
    assertThat(relu.isHigh(1e-9f)).isTrue();
    assertThat(relu.saturated(0.96, 0.04)).isEqualTo(0.04);
    assertThat(relu.where(0, 1)).isEqualTo("not rectified");
  }

  @Test
  void aRelu6EndsAtSix() {
    Gate relu6 = Gate.of(new Clip(0, 6));
    assertThat(relu6.isHigh(5.9f)).isFalse();
    assertThat(relu6.isHigh(6)).isTrue();
    assertThat(relu6.where(0, 1)).isEqualTo("at 6 or above");
  }

  @Test
  void aSigmoidIsFlatBelowOneAndAboveNinetyNinePercent() {
    Gate sigmoid = Gate.of(Elementwise.of(Function.SIGMOID));
    assertThat(1 / (1 + Math.exp(-sigmoid.high()))).isEqualTo(0.99, within(1e-9));
    assertThat(sigmoid.saturated(0.5, 0.4)).isEqualTo(0.9, within(1e-9));
    assertThat(Math.tanh(Gate.of(Elementwise.of(Function.TANH)).high()))
        .isEqualTo(0.98, within(1e-9));
  }

  @Test
  void aHardSwishIsSilentUpToMinusThree() {
    Gate gate = Gate.of(Elementwise.of(Function.HARD_SWISH));
    assertThat(gate.isLow(-3)).isTrue();
    assertThat(gate.isHigh(3)).isTrue();
    assertThat(gate.silent()).isTrue();
  }

  @Test
  void otherOperatorsAreNoGates() {
    assertThat(Gate.of(new Identity())).isEqualTo(Gate.NONE);
    assertThat(Gate.NONE.isLow(-1e30f)).isFalse();
    assertThat(Gate.NONE.isHigh(1e30f)).isFalse();
  }
}
