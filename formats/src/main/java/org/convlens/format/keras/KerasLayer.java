package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A layer as the configuration describes it. Two layers are the same only if they are the same
 * object: a layer that is called twice shares its weights.
 */
final class KerasLayer {
  /** What opens instead. */
  static final String EXPORT =
      "export the network as ONNX: model.export(\"net.onnx\", format=\"onnx\")";

  private final String kind;
  private final String name;
  private final JsonNode config;
  private final @Nullable KerasTopology model;

  /**
   * @param model the layers inside, where the layer is itself a model
   */
  KerasLayer(String kind, String name, JsonNode config, @Nullable KerasTopology model) {
    this.kind = kind;
    this.name = name;
    this.config = config;
    this.model = model;
  }

  /** The class's name as of Keras 2 and 3. */
  String kind() {
    return kind;
  }

  String name() {
    return name;
  }

  /** The same layer under another name. */
  KerasLayer renamed(String other) {
    return new KerasLayer(kind, other, config, model);
  }

  @Nullable KerasTopology model() {
    return model;
  }

  /** A setting by the first of its names that is there; missing if none is. */
  JsonNode setting(String... names) {
    for (String key : names) {
      JsonNode value = config.path(key);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return config.path("\u0000");
  }

  boolean has(String... names) {
    return !setting(names).isMissingNode();
  }

  int integer(int otherwise, String... names) throws FormatException {
    JsonNode value = setting(names);
    return value.isMissingNode() ? otherwise : integer(value, names[0]);
  }

  float number(double otherwise, String... names) throws FormatException {
    JsonNode value = setting(names);
    if (value.path("value").isNumber()) {
      return (float) value.path("value").asDouble();
    }
    if (value.path("config").path("value").isNumber()) {
      return (float) value.path("config").path("value").asDouble();
    }
    if (!value.isMissingNode() && !value.isNumber()) {
      throw wrong(names[0], value);
    }
    return (float) (value.isMissingNode() ? otherwise : value.asDouble());
  }

  boolean flag(boolean otherwise, String... names) {
    return setting(names).asBoolean(otherwise);
  }

  String text(String otherwise, String... names) {
    return setting(names).asString(otherwise);
  }

  /** One number, or a list of them; empty if there is none. */
  List<Integer> integers(String... names) throws FormatException {
    return integers(setting(names), names[0]);
  }

  /** Numbers of any nesting, in order; empty if there are none. */
  List<Float> numbers(String... names) throws FormatException {
    List<Float> numbers = new ArrayList<>();
    collect(setting(names), names[0], numbers);
    return numbers;
  }

  private void collect(JsonNode value, String setting, List<Float> into) throws FormatException {
    if (value.isNumber()) {
      into.add((float) value.asDouble());
    } else if (value.isArray()) {
      for (JsonNode each : value) {
        collect(each, setting, into);
      }
    } else if (value.path("config").path("value").isArray()) {
      collect(value.path("config").path("value"), setting, into);
    } else if (!value.isMissingNode()) {
      throw wrong(setting, value);
    }
  }

  /** Rows and columns, given as one number or two. */
  Size size(Size otherwise, String... names) throws FormatException {
    List<Integer> values = integers(names);
    if (values.isEmpty()) {
      return otherwise;
    }
    Size size = new Size(values.get(0), values.get(values.size() - 1));
    if (values.size() > 2 || size.height() < 1 || size.width() < 1) {
      throw wrong(names[0], setting(names));
    }
    return size;
  }

  /** Top, bottom, left, right, given as one number, two, or two pairs. */
  int[] sides(String... names) throws FormatException {
    JsonNode value = setting(names);
    if (value.isArray() && value.size() == 2 && value.get(0).isArray()) {
      List<Integer> rows = integers(value.get(0), names[0]);
      List<Integer> columns = integers(value.get(1), names[0]);
      if (rows.size() == 2 && columns.size() == 2) {
        return new int[] {rows.get(0), rows.get(1), columns.get(0), columns.get(1)};
      }
      throw wrong(names[0], value);
    }
    List<Integer> both = integers(value, names[0]);
    if (both.size() == 4) {
      return both.stream().mapToInt(i -> i).toArray();
    }
    Size size = size(Size.ONE, names);
    return new int[] {size.height(), size.height(), size.width(), size.width()};
  }

  List<Integer> integers(JsonNode value, String setting) throws FormatException {
    List<Integer> values = new ArrayList<>();
    JsonNode list = value.path("items").isArray() ? value.path("items") : value;
    if (list.isArray()) {
      for (JsonNode each : list) {
        values.add(integer(each, setting));
      }
    } else if (!value.isMissingNode()) {
      values.add(integer(value, setting));
    }
    return values;
  }

  private int integer(JsonNode value, String setting) throws FormatException {
    if (!value.isNumber() || value.asDouble() != Math.rint(value.asDouble())) {
      throw wrong(setting, value);
    }
    double number = value.asDouble();
    if (Math.abs(number) > 1 << 28) {
      throw wrong(setting, value);
    }
    return (int) number;
  }

  /** Whether the channels come right after the batch: {@code channels_first}. */
  boolean channelsFirst() {
    String format = text("", "data_format", "dim_ordering");
    return format.equals("channels_first") || format.equals("th");
  }

  FormatException wrong(String setting, JsonNode value) {
    return refusal("its " + setting + " is " + abbreviated(value.toString()));
  }

  /** A refusal that names this layer. */
  FormatException refusal(String why) {
    return new FormatException("layer '" + name + "' of kind " + kind + ": " + why);
  }

  /** A refusal of something that a network may have but that cannot be opened. */
  FormatException unsupported(String why) {
    return new FormatException(
        "layer '" + name + "' of kind " + kind + " is not supported: " + why);
  }

  static String abbreviated(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  @Override
  public String toString() {
    return kind + " '" + name + "'";
  }
}
