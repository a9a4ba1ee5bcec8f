package org.convlens.format.file;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON out of files: a tree takes many times the memory of its text, so its parts are counted. */
public final class BoundedJson {
  private static final long MOST_TOKENS = 2_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .build();

  private BoundedJson() {}

  /**
   * @throws JacksonException if the text is no JSON, or has more than two million parts
   */
  public static JsonNode tree(String text) {
    return MAPPER.readTree(text);
  }
}
