package org.convlens.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  @Test
  void isReadAsItWasWritten() {
    Message message = Message.of(Map.of("name", "Zoë </script>", "id", 7), new byte[] {1, 2});
    Message read = Message.read(message.bytes());
    assertThat(read.head()).isEqualTo(Map.of("name", "Zoë </script>", "id", 7));
    assertThat(read.body()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 5, Integer.MAX_VALUE})
  void lengthsThatLieAreRefused(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(8).putInt(length).putInt(0).flip();
    assertThatThrownBy(() -> Message.read(bytes)).isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "7", "{\"a\":1", "null"})
  void whatIsNoObjectIsRefused(String text) {
    byte[] json = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).flip();
    assertThatThrownBy(() -> Message.read(bytes)).isInstanceOf(UsageException.class);
  }
}
