package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorTest {
  @ParameterizedTest
  @ValueSource(strings = {"avx512_bf16", "amx_bf16"})
  void eitherFlagWillDo(String flag) {
    Processor processor =
        Processor.ofLines(List.of("processor\t: 0", "flags\t\t: fpu avx512f " + flag + " sse"));
    assertThatCode(processor::requireBfloat16).doesNotThrowAnyException();
  }

  @Test
  void withoutThemTheRefusalNamesThem() {
    Processor processor = Processor.ofLines(List.of("flags\t\t: fpu avx512f avx512_bf16x"));
    assertThatThrownBy(processor::requireBfloat16)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("avx512_bf16")
        .hasMessageContaining("take float32");
  }

  @Test
  void aSystemThatDoesNotTellHasNone() {
    assertThat(Processor.ofLines(List.of()).hasBfloat16()).isFalse();
  }
}
