package org.convlens.format.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.BoundedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Class names in JSON. Empty where the text is something else. */
final class JsonLabels {
  private JsonLabels() {}

  static List<String> names(String text) {
    try {
      return names(BoundedJson.tree(text));
    } catch (JacksonException e) {
      return List.of();
    }
  }

  private static List<String> names(JsonNode json) {
    if (json.isArray()) {
      List<String> names = new ArrayList<>();
      json.forEach(entry -> names.add(name(entry)));
      return whole(names);
    }
    for (String key : List.of("labels", "id2label", "classes", "class_names")) {
      if (json.path(key).isContainer()) {
        return names(json.path(key));
      }
    }
    return json.isObject() ? byIndex(json) : List.of();
  }

  /** {@code {"0": "tench"}}, {@code {"0": ["n01440764", "tench"]}} or {@code {"tench": 0}}. */
  private static List<String> byIndex(JsonNode json) {
    String[] names = new String[json.size()];
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      boolean reversed = entry.getValue().isInt();
      String index = reversed ? entry.getValue().toString() : entry.getKey();
      if (!index.matches("\\d{1,7}") || Integer.parseInt(index) >= names.length) {
        return List.of();
      }
      names[Integer.parseInt(index)] = reversed ? entry.getKey() : name(entry.getValue());
    }
    List<String> all = new ArrayList<>();
    for (String name : names) {
      all.add(name == null ? "" : name);
    }
    return whole(all);
  }

  /** The text, or the last text of a list: a synset and its word. */
  private static String name(JsonNode entry) {
    JsonNode text = entry.isArray() && !entry.isEmpty() ? entry.get(entry.size() - 1) : entry;
    return text.isString() ? text.asString().strip() : "";
  }

  private static List<String> whole(List<String> names) {
    return names.stream().anyMatch(String::isEmpty) ? List.of() : names;
  }
}
