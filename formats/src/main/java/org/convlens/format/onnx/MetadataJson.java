package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.format.file.BoundedJson;
import org.convlens.format.label.PythonNames;
import org.convlens.net.History;
import org.convlens.net.History.Epoch;
import org.convlens.net.Labels;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Labels and history as JSON in a file's metadata. What cannot be read is empty. */
final class MetadataJson {
  private static final int MOST_LABELS = 1 << 20;

  private MetadataJson() {}

  static String labels(Labels labels) {
    return JsonMapper.shared().writeValueAsString(labels.names());
  }

  /**
   * A list, or the names by index, in JSON or as Python writes them: {@code ["cat", "dog"]} or
   * {@code {0: 'cat', 1: 'dog'}}.
   */
  static List<String> labels(String text) {
    JsonNode tree = tree(text);
    if (!tree.isContainer()) {
      List<String> literal = PythonNames.of(text);
      return literal.size() > MOST_LABELS ? List.of() : literal;
    }
    List<String> names = new ArrayList<>();
    if (tree.isArray()) {
      tree.forEach(name -> names.add(name.asString("")));
    } else if (tree.isObject()) {
      TreeMap<Integer, String> byIndex = new TreeMap<>();
      tree.properties()
          .forEach(
              entry -> {
                if (entry.getKey().matches("\\d{1,6}")) {
                  byIndex.put(Integer.parseInt(entry.getKey()), entry.getValue().asString(""));
                }
              });
      boolean whole = !byIndex.isEmpty() && byIndex.lastKey() == byIndex.size() - 1;
      names.addAll(whole ? byIndex.values() : List.of());
    }
    return names.size() > MOST_LABELS ? List.of() : names;
  }

  static String history(History history) {
    ArrayNode json = JsonMapper.shared().createArrayNode();
    for (Epoch epoch : history.epochs()) {
      ObjectNode entry = json.addObject();
      put(entry, "loss", epoch.loss());
      put(entry, "accuracy", epoch.accuracy());
      put(entry, "validation_loss", epoch.validationLoss());
      put(entry, "validation_accuracy", epoch.validationAccuracy());
    }
    return json.toString();
  }

  private static void put(ObjectNode entry, String name, double value) {
    if (!Double.isNaN(value)) {
      entry.put(name, value);
    }
  }

  static Optional<History> history(String text) {
    JsonNode json = tree(text);
    List<Epoch> epochs = new ArrayList<>();
    json.forEach(
        entry ->
            epochs.add(
                new Epoch(
                    entry.path("loss").asDouble(Double.NaN),
                    entry.path("accuracy").asDouble(Double.NaN),
                    entry.path("validation_loss").asDouble(Double.NaN),
                    entry.path("validation_accuracy").asDouble(Double.NaN))));
    return json.isArray() && !epochs.isEmpty()
        ? Optional.of(new History(epochs))
        : Optional.empty();
  }

  private static JsonNode tree(String text) {
    try {
      return BoundedJson.tree(text);
    } catch (JacksonException e) {
      return JsonMapper.shared().missingNode();
    }
  }
}
