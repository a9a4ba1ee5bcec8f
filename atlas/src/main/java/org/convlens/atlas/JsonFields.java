package org.convlens.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a JSON object holds, of which some must be there. */
record JsonFields(Map<?, ?> map) {
  /**
   * @throws IllegalArgumentException if it is not there
   */
  Object get(String name) {
    Object value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value;
  }

  String text(String name) {
    return get(name).toString();
  }

  long number(String name) {
    if (get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("'" + name + "' is no number");
  }

  int whole(String name) {
    return Math.toIntExact(number(name));
  }

  JsonFields object(String name) {
    return of(get(name));
  }

  List<JsonFields> objects(String name) {
    List<JsonFields> all = new ArrayList<>();
    for (Object one : list(name)) {
      all.add(of(one));
    }
    return all;
  }

  List<String> textsOf(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** All of it as texts, in the order of the names. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  private List<?> list(String name) {
    if (get(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("'" + name + "' is no list");
  }

  private static JsonFields of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new JsonFields(map);
    }
    throw new IllegalArgumentException("'" + value + "' is no object");
  }
}
