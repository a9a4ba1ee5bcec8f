package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsTest {
  @Test
  void rangesAndNumbersKeepTheirOrderAndComeOnce() {
    assertThat(new Channels("5,0-2,1,40").in(64, "conv1")).containsExactly(5, 0, 1, 2, 40);
    assertThat(Channels.ALL.in(3, "conv1")).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1-", "-3", "1,,2", "0-9999999999", "1 2"})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> new Channels(text))
        .hasMessage("channels '" + text + "': give all, or numbers and ranges such as 0-15,40");
  }

  @Test
  void whatTheLayerDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> new Channels("0-64").in(64, "conv1"))
        .hasMessage("channel 64: layer 'conv1' has channels 0 to 63");
    assertThatThrownBy(() -> new Channels("3-1").in(64, "conv1"))
        .hasMessageContaining("the first must not exceed the last");
  }
}
