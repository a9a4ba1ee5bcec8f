package org.convlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hostile pictures say of their making is refused and never printed. */
class SoundTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threads | {\"threads\": 2000000000}",
        "threads | {\"threads\": -1}",
        "path | {\"model\": {\"name\": \"a\", \"path\": \"/\"}}",
        "name | {\"picture\": {\"name\": \"a\\u0000b\"}}",
        "path | {\"picture\": {\"path\": \"/a\\u0000b\"}}",
        "version | {\"version\": \"\\u001b[2J\"}",
        "layer | {\"knobs\": {\"layer\": null}}",
        "mean | {\"preprocessing\": {\"mean\": [0.5, null]}}"
      })
  void whatMakesNoSenseIsNamed(String key, String json) {
    assertThatThrownBy(() -> Sound.checked(Json.object(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its '" + key + "' makes no sense");
  }

  @Test
  void theRestIsLeftAsItIs() {
    Map<String, Object> made = Json.object("{\"threads\": 2, \"label\": \"tabby\\ncat\"}");
    assertThat(Sound.checked(made)).isSameAs(made);
  }
}
