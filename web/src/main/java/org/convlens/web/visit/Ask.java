package org.convlens.web.visit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.task.UsageException;

/**
 * A question as the page sends it: what is asked, the number by which the page knows the answer,
 * and what belongs to it. Nothing in it is believed.
 */
public record Ask(Map<String, Object> fields, ByteBuffer body) {
  static Ask of(Message message) {
    return new Ask(message.head(), message.body());
  }

  long id() {
    return fields.get("id") instanceof Number number ? number.longValue() : -1;
  }

  String what() {
    return text("ask");
  }

  /**
   * @throws UsageException if there is none
   */
  String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  Optional<String> optionalText(String key) {
    return fields.get(key) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * @throws UsageException if there is none
   */
  int number(String key) {
    return optionalNumber(key).orElseThrow(() -> missing(key));
  }

  Optional<Integer> optionalNumber(String key) {
    return fields.get(key) instanceof Number number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  boolean isSet(String key) {
    return Boolean.TRUE.equals(fields.get(key));
  }

  /** Whole numbers; none if there is no such list. */
  List<Integer> numbers(String key) {
    List<Integer> numbers = new ArrayList<>();
    if (fields.get(key) instanceof List<?> list) {
      for (Object one : list) {
        if (!(one instanceof Number number)) {
          throw missing(key);
        }
        numbers.add(number.intValue());
      }
    }
    return numbers;
  }

  /** Objects of a list; none if there is no such list. */
  List<Ask> objects(String key) {
    List<Ask> objects = new ArrayList<>();
    if (fields.get(key) instanceof List<?> list) {
      for (Object one : list) {
        objects.add(new Ask(Map.of(key, one), body).object(key));
      }
    }
    return objects;
  }

  /**
   * @throws UsageException if there is none
   */
  Ask object(String key) {
    if (!(fields.get(key) instanceof Map<?, ?> inner)) {
      throw missing(key);
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    inner.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return new Ask(copy, body);
  }

  /** Texts by name; none if there is no such object. */
  Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (fields.get(key) instanceof Map<?, ?> inner) {
      inner.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }

  private static UsageException missing(String key) {
    return new UsageException("the question's '" + key + "' is missing or damaged");
  }
}
