package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.format.file.FormatException;
import org.convlens.format.keras.KerasTopology.Argument;
import org.convlens.format.keras.KerasTopology.Ref;
import org.convlens.format.keras.KerasTopology.Scalar;
import tools.jackson.databind.JsonNode;

/** How a configuration says what a layer is given: lists in Keras 1 and 2, tensors in Keras 3. */
final class Inbound {
  private Inbound() {}

  /** The tensors and numbers of one call, in order. */
  static List<Argument> arguments(JsonNode node) throws FormatException {
    List<Argument> arguments = new ArrayList<>();
    if (node.isObject()) {
      collect(node.path("args"), arguments);
      for (JsonNode each : node.path("kwargs")) {
        if (each.isArray() || each.isObject()) {
          collect(each, arguments);
        }
      }
    } else if (isRef(node)) {
      arguments.add(ref(node));
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
    if (value.isNumber()) {
      into.add(new Scalar((float) value.asDouble()));
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
    } else if (value.isObject() && !value.has("class_name")) {
      for (JsonNode each : value) {
        collect(each, into);
      }
    }
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
