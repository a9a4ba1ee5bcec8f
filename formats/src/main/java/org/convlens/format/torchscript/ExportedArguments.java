package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import tools.jackson.databind.JsonNode;

/** What is given to a call of an exported program. */
final class ExportedArguments {
  /** Kinds of arguments of the schema: by place, and by name. */
  private static final int BY_PLACE = 1;

  private static final int BFLOAT16 = 13;

  private final Map<String, Object> values;

  /**
   * @param values what the calls before have given, by name
   */
  ExportedArguments(Map<String, Object> values) {
    this.values = values;
  }

  List<Object> byPlace(JsonNode inputs) throws FormatException {
    List<Object> arguments = new ArrayList<>();
    for (JsonNode input : inputs) {
      if (kind(input) == BY_PLACE) {
        arguments.add(value(input.path("arg")));
      }
    }
    return arguments;
  }

  Map<String, Object> byName(JsonNode inputs) throws FormatException {
    Map<String, Object> named = new HashMap<>();
    for (JsonNode input : inputs) {
      if (kind(input) != BY_PLACE) {
        named.put(input.path("name").asString(""), value(input.path("arg")));
      }
    }
    return named;
  }

  private static int kind(JsonNode input) throws FormatException {
    int kind = input.path("kind").asInt(0);
    if (kind != 1 && kind != 2) {
      throw new FormatException(
          "the program does not say which arguments are given by place: save it with a newer"
              + " PyTorch, torch.export.save(torch.export.load(\"FILE.pt2\"), \"net.pt2\")");
    }
    return kind;
  }

  /** One argument: a union of a single kind. */
  Object value(JsonNode argument) throws FormatException {
    if (!argument.isObject() || argument.size() != 1) {
      throw new FormatException("an argument of the program is damaged");
    }
    Map.Entry<String, JsonNode> only = argument.properties().iterator().next();
    JsonNode of = only.getValue();
    return switch (only.getKey()) {
      case "as_tensor" -> named(of.path("name"));
      case "as_name" -> named(of);
      case "as_sym_int", "as_sym_float", "as_sym_bool", "as_optional_tensor" -> value(of);
      case "as_int", "as_layout", "as_memory_format" -> of.asLong();
      case "as_scalar_type" -> type(of.asLong());
      case "as_float" -> of.isString() ? Double.valueOf(of.asString()) : (Object) of.asDouble();
      case "as_bool" -> of.asBoolean();
      case "as_string" -> of.asString("");
      case "as_device" -> "cpu";
      case "as_none" -> Pickle.NONE;
      case "as_ints", "as_floats", "as_bools", "as_strings" -> plain(only.getKey(), of);
      case "as_tensors" -> several(of, true);
      case "as_sym_ints", "as_sym_floats", "as_sym_bools", "as_optional_tensors" ->
          several(of, false);
      default ->
          throw new FormatException(
              "an argument '" + only.getKey() + "' of the program is not read");
    };
  }

  private Object named(JsonNode name) throws FormatException {
    Object value = values.get(name.asString(""));
    if (value == null) {
      throw new FormatException("the program uses '" + name.asString("") + "' before it is made");
    }
    return value;
  }

  private List<Object> plain(String kind, JsonNode list) throws FormatException {
    List<Object> items = new ArrayList<>();
    for (JsonNode item : list) {
      items.add(
          switch (kind) {
            case "as_ints" -> item.asLong();
            case "as_floats" -> item.asDouble();
            case "as_bools" -> item.asBoolean();
            default -> item.asString("");
          });
    }
    return items;
  }

  private List<Object> several(JsonNode list, boolean tensors) throws FormatException {
    List<Object> items = new ArrayList<>();
    for (JsonNode item : list) {
      items.add(tensors ? named(item.path("name")) : value(item));
    }
    return items;
  }

  /** TorchScript's number of a type: the schema counts from 1. */
  private static long type(long number) {
    return number == BFLOAT16 ? 15 : number - 1;
  }
}
