package org.convlens.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that somebody else may have written. */
record Fields(Map<String, Object> map) {
  String text(String key) {
    return optionalText(key).orElseThrow(() -> missing(key));
  }

  Optional<String> optionalText(String key) {
    return Optional.ofNullable(map.get(key)).map(Object::toString);
  }

  /** All of them as text. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }

  Optional<Long> optionalNumber(String key) {
    Object value = map.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number) {
      return Optional.of(number.longValue());
    }
    throw missing(key);
  }

  long number(String key) {
    return optionalNumber(key).orElseThrow(() -> missing(key));
  }

  Fields object(String key) {
    return optionalObject(key).orElseThrow(() -> missing(key));
  }

  Optional<Fields> optionalObject(String key) {
    @Nullable Object value = map.get(key);
    if (!(value instanceof Map<?, ?> inner)) {
      return Optional.empty();
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    inner.forEach((k, v) -> copy.put(String.valueOf(k), v));
    return Optional.of(new Fields(copy));
  }

  /** A list of objects; none if there is no such list. */
  List<Fields> objects(String key) {
    if (!map.containsKey(key)) {
      return List.of();
    }
    if (!(map.get(key) instanceof List<?> list)) {
      throw missing(key);
    }
    return list.stream().map(one -> new Fields(Map.of(key, one)).object(key)).toList();
  }

  private static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException("its '" + key + "' is missing or damaged");
  }
}
