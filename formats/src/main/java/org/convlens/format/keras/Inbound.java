package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.keras.KerasTopology.Argument;
import org.convlens.format.keras.KerasTopology.Fixed;
import org.convlens.format.keras.KerasTopology.Ref;
import org.convlens.format.keras.KerasTopology.Unread;
import tools.jackson.databind.JsonNode;

/** How a configuration says what a layer is given: lists in Keras 1 and 2, tensors in Keras 3. */
final class Inbound {
  /** What Keras 3 calls the operands of its operations on two. */
  private static final List<String> OPERANDS = List.of("x1", "x2");

  /** How Keras 3 writes numbers in the place of a tensor. */
  private static final List<String> CONSTANTS = List.of("__tensor__", "__numpy__");

  private Inbound() {}

  /** The tensors and numbers of one call, in order. */
  static List<Argument> arguments(JsonNode node) throws FormatException {
    List<Argument> arguments = new ArrayList<>();
    if (node.isObject()) {
      collect(node.path("args"), arguments);
      JsonNode named = node.path("kwargs");
      for (String operand : OPERANDS) {
        collect(named.path(operand), arguments);
      }
      for (Map.Entry<String, JsonNode> each : named.properties()) {
        List<Argument> settings = new ArrayList<>();
        if (!OPERANDS.contains(each.getKey())) {
          collect(each.getValue(), settings);
        }
        settings.stream().filter(Ref.class::isInstance).forEach(arguments::add);
      }
    } else if (isRef(node) || isConstant(node)) {
      arguments.add(isRef(node) ? ref(node) : fixed(node.get(2)));
      JsonNode second = node.path(3).path("y");
      if (isRef(second)) {
        arguments.add(ref(second));
      } else {
        collect(second, arguments);
      }
      collect(node.path(3).path("bias"), arguments);
    } else {
      for (JsonNode each : node) {
        if (!isRef(each)) {
          throw new FormatException(
              "an inbound node is " + KerasLayer.abbreviated(each.toString()));
        }
        arguments.add(ref(each));
      }
    }
    return arguments;
  }

  /** The tensors named by {@code input_layers} or {@code output_layers}. */
  static List<Ref> refs(JsonNode node) throws FormatException {
    List<Ref> refs = new ArrayList<>();
    if (isRef(node)) {
      refs.add(ref(node));
    } else {
      for (JsonNode each : node) {
        refs.addAll(refs(each));
      }
    }
    return refs;
  }

  private static void collect(JsonNode value, List<Argument> into) throws FormatException {
    if (value.isNumber() || (value.isArray() && !value.isEmpty() && isNumbers(value))) {
      into.add(fixed(value));
    } else if (CONSTANTS.contains(value.path("class_name").asString(""))
        && isNumbers(value.path("config").path("value"))) {
      into.add(fixed(value.path("config").path("value")));
    } else if (value.isArray()) {
      for (JsonNode each : value) {
        collect(each, into);
      }
    } else if (value.path("class_name").asString("").equals("__keras_tensor__")) {
      JsonNode history = value.path("config").path("keras_history");
      if (!isRef(history)) {
        throw new FormatException("a tensor does not say where it comes from");
      }
      into.add(ref(history));
    } else if (value.has("class_name")) {
      into.add(new Unread("'" + value.path("class_name").asString("") + "'"));
    } else if (value.isObject()) {
      for (JsonNode each : value) {
        collect(each, into);
      }
    }
  }

  private static Fixed fixed(JsonNode numbers) throws FormatException {
    return new Fixed(ConstantArray.of(numbers));
  }

  private static boolean isNumbers(JsonNode list) {
    if (list.isNumber()) {
      return true;
    }
    if (!list.isArray()) {
      return false;
    }
    for (JsonNode each : list) {
      if (!each.isNumber() && !(each.isArray() && isNumbers(each))) {
        return false;
      }
    }
    return true;
  }

  /** A number in the place of the first tensor, as Keras 2 writes it: {@code 1.0 - x}. */
  private static boolean isConstant(JsonNode node) {
    return node.isArray()
        && node.size() >= 3
        && node.get(0).asString("").equals("_CONSTANT_VALUE")
        && node.get(2).isNumber();
  }

  /** What a call is given by name, whichever Keras wrote it. */
  static JsonNode named(JsonNode written) {
    if (written.isObject()) {
      return written.path("kwargs");
    }
    return written.path(0).isArray() ? written.path(0).path(3) : written.path(3);
  }

  private static boolean isRef(JsonNode node) {
    return node.isArray()
        && node.size() >= 3
        && node.get(0).isString()
        && node.get(1).isInt()
        && node.get(2).isInt();
  }

  private static Ref ref(JsonNode node) {
    return new Ref(node.get(0).asString(), node.get(1).asInt(), node.get(2).asInt());
  }
}
