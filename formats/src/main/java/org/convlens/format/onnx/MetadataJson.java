package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.array.Warp.Filter;
import org.convlens.net.History;
import org.convlens.net.History.Epoch;
import org.convlens.net.Labels;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Resize;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Labels, preprocessing and history as JSON in a file's metadata. What cannot be read is empty. */
final class MetadataJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int MOST_LABELS = 1 << 20;

  private MetadataJson() {}

  static String labels(Labels labels) {
    return MAPPER.writeValueAsString(labels.names());
  }

  /** A JSON list, or the names by index: {@code ["cat", "dog"]} or {@code {0: 'cat', 1: 'dog'}}. */
  static List<String> labels(String text) {
    JsonNode tree = tree(text.replaceAll("([{,]\\s*)(\\d+)\\s*:", "$1\"$2\":"));
    if (!tree.isContainer()) {
      tree = tree(text.replaceAll("([{,]\\s*)(\\d+)\\s*:", "$1\"$2\":").replace('\'', '"'));
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

  static String preprocessing(Preprocessing preprocessing) {
    ObjectNode json = MAPPER.createObjectNode();
    ObjectNode resize = json.putObject("resize");
    if (preprocessing.resize() instanceof ShortSide side) {
      resize.put("kind", "short-side").put("length", side.length());
      resize.put("filter", name(side.filter()));
    } else if (preprocessing.resize() instanceof CentralFraction central) {
      resize.put("kind", "central-fraction").put("fraction", central.fraction());
      resize.put("filter", name(central.filter()));
    } else if (preprocessing.resize() instanceof Stretch stretch) {
      resize.put("kind", "stretch").put("filter", name(stretch.filter()));
    }
    json.put("channels", preprocessing.channels().name());
    json.put("scale", preprocessing.scale());
    preprocessing.mean().forEach(json.withArray("mean")::add);
    preprocessing.std().forEach(json.withArray("std")::add);
    return json.toString();
  }

  static Optional<Preprocessing> preprocessing(String text, String origin) {
    JsonNode json = tree(text);
    try {
      JsonNode resize = json.path("resize");
      Filter filter = Filter.valueOf(upper(resize.path("filter").asString("bilinear")));
      Resize kind =
          switch (resize.path("kind").asString("")) {
            case "short-side" -> new ShortSide(resize.path("length").asInt(0), filter);
            case "central-fraction" ->
                new CentralFraction(resize.path("fraction").asDouble(1), filter);
            default -> new Stretch(filter);
          };
      List<Double> mean = numbers(json.path("mean"));
      List<Double> std = numbers(json.path("std"));
      if (mean.isEmpty() || std.isEmpty() || std.contains(0.0)) {
        return Optional.empty();
      }
      return Optional.of(
          new Preprocessing(
              kind,
              Channels.valueOf(upper(json.path("channels").asString(""))),
              json.path("scale").asDouble(1),
              mean,
              std,
              origin));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble(0)));
    return numbers;
  }

  static String history(History history) {
    ArrayNode json = MAPPER.createArrayNode();
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
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      return MAPPER.missingNode();
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String name(Filter filter) {
    return filter.name().toLowerCase(Locale.ROOT);
  }
}
