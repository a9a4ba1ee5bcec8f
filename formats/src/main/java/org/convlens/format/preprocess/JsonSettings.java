package org.convlens.format.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Resize;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;
import org.convlens.task.UsageException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a JSON preprocessing, each checked when it is asked for. */
final class JsonSettings {
  private static final List<String> KNOWN =
      List.of(
          "size", "resize", "crop", "interpolation", "channels", "scale", "mean", "std", "origin");

  private static final int LONGEST_SIDE = 20_000;

  private final ObjectNode json;
  private final String origin;

  JsonSettings(ObjectNode json, String origin) {
    this.json = json;
    this.origin = origin;
    for (String key : json.propertyNames()) {
      if (!KNOWN.contains(key)) {
        throw wrong(shown(key), "is not known: there are " + String.join(", ", KNOWN));
      }
    }
  }

  /** For a network of which only the preprocessing is known: colour unless it says GREY. */
  Preprocessing preprocessing() {
    return preprocessing(Channels.RGB);
  }

  Preprocessing preprocessing(Shape input) {
    return preprocessing(input.channels() == 1 ? Channels.GREY : Channels.RGB);
  }

  private Preprocessing preprocessing(Channels usual) {
    Channels channels =
        json.has("channels") ? choice("channels", json.get("channels"), Channels.values()) : usual;
    int count = channels == Channels.GREY ? 1 : 3;
    double scale = json.has("scale") ? number("scale", json.get("scale")) : 1 / 255.0;
    if (scale == 0) {
      throw wrong("scale", "is 0");
    }
    List<Double> std = perChannel("std", 1, count);
    if (std.contains(0.0)) {
      throw wrong("std", "holds a 0");
    }
    return new Preprocessing(resize(), channels, scale, perChannel("mean", 0, count), std, origin);
  }

  /**
   * @throws UsageException if size, crop or channels are not the network's
   */
  void check(Shape input) {
    for (String key : List.of("size", "crop")) {
      if (json.has(key)) {
        int[] size = size(key, json.get(key));
        if (size[0] != input.height() || size[1] != input.width()) {
          throw wrong(
              key,
              "is %d × %d but the network takes %d × %d"
                  .formatted(size[0], size[1], input.height(), input.width()));
        }
      }
    }
    Channels channels = preprocessing(input).channels();
    if ((channels == Channels.GREY ? 1 : 3) != input.channels()) {
      throw wrong(
          "channels",
          "is %s but the network takes %d: write %s"
              .formatted(channels, input.channels(), input.channels() == 1 ? "GREY" : "RGB"));
    }
  }

  private Resize resize() {
    JsonNode resize = json.path("resize");
    JsonNode filterNode = resize.has("filter") ? resize.get("filter") : json.path("interpolation");
    Filter filter =
        filterNode.isMissingNode()
            ? Filter.BILINEAR
            : choice("interpolation", filterNode, Filter.values());
    if (resize.isNumber()) {
      return new ShortSide(length(resize), filter);
    }
    String kind = resize.isObject() ? resize.path("kind").asString("") : resize.asString("stretch");
    return switch (kind) {
      case "stretch" -> new Stretch(filter);
      case "short-side" -> new ShortSide(length(resize.path("length")), filter);
      case "central-fraction" -> {
        double fraction = number("fraction", resize.path("fraction"));
        if (fraction <= 0 || fraction > 1) {
          throw wrong("fraction", "is " + fraction + ", not above 0 and at most 1");
        }
        yield new CentralFraction(fraction, filter);
      }
      default ->
          throw wrong(
              "resize", "is '" + shown(kind) + "': write stretch, short-side or central-fraction");
    };
  }

  private int length(JsonNode node) {
    if (!node.isInt() || node.asInt() < 1 || node.asInt() > LONGEST_SIDE) {
      throw wrong("resize", "needs a length of the short side from 1 to " + LONGEST_SIDE);
    }
    return node.asInt();
  }

  private int[] size(String key, JsonNode node) {
    if (node.isInt()) {
      return new int[] {node.asInt(), node.asInt()};
    }
    if (node.isArray() && node.size() == 2 && node.get(0).isInt() && node.get(1).isInt()) {
      return new int[] {node.get(0).asInt(), node.get(1).asInt()};
    }
    throw wrong(key, "is " + shown(node) + ": write 224 or [height, width]");
  }

  private List<Double> perChannel(String key, double usual, int channels) {
    JsonNode node = json.path(key);
    if (node.isMissingNode()) {
      return List.of(usual);
    }
    if (!node.isArray()) {
      return List.of(number(key, node));
    }
    if (node.size() != 1 && node.size() != channels) {
      throw wrong(key, "has " + node.size() + " numbers for " + channels + " channels");
    }
    List<Double> numbers = new ArrayList<>();
    node.forEach(entry -> numbers.add(number(key, entry)));
    return numbers;
  }

  /** A number, or a fraction as text: {@code "1/255"}. */
  private double number(String key, JsonNode node) {
    double number = Double.NaN;
    if (node.isNumber()) {
      number = node.asDouble();
    } else if (node.asString("").matches("-?\\d{1,9}(\\.\\d{1,9})?/\\d{1,9}(\\.\\d{1,9})?")) {
      String[] parts = node.asString("").split("/", 2);
      number = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }
    if (!Double.isFinite(number)) {
      throw wrong(
          key, node.isMissingNode() ? "is missing" : "is " + shown(node) + ", not a number");
    }
    return number;
  }

  private <E extends Enum<E>> E choice(String key, JsonNode node, E[] values) {
    String text = node.asString("");
    return Stream.of(values)
        .filter(v -> v.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    key,
                    "is %s: write one of %s"
                        .formatted(
                            shown(node),
                            String.join(
                                ", ",
                                Stream.of(values)
                                    .map(v -> v.name().toLowerCase(Locale.ROOT))
                                    .toList()))));
  }

  private static String shown(Object value) {
    String text = value.toString().replaceAll("\\p{Cntrl}", "?");
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private UsageException wrong(String key, String what) {
    return new UsageException("the preprocessing in %s: '%s' %s".formatted(origin, key, what));
  }
}
