package org.convlens.report;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON out of maps, lists, texts, numbers and truth values, and back. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final ObjectMapper ONE_LINE = JsonMapper.builder().build();

  private Json() {}

  /** Indented, in the maps' order. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** In the maps' order, without a line's end. */
  public static String line(Object value) {
    return ONE_LINE.writeValueAsString(value);
  }

  /**
   * @throws IllegalArgumentException if the text is no JSON object
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String text) {
    try {
      return MAPPER.readValue(text, Map.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
