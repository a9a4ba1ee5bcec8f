package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.format.file.FormatException;
import org.convlens.format.keras.KerasTopology.Argument;
import org.convlens.format.keras.KerasTopology.Call;
import org.convlens.format.keras.KerasTopology.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads a model's configuration as Keras 1, 2 and 3 write it. */
final class TopologyParser {
  private static final Map<String, String> OLD_KINDS =
      Map.of(
          "Convolution2D", "Conv2D",
          "AtrousConvolution2D", "Conv2D",
          "Deconvolution2D", "Conv2DTranspose",
          "Convolution2DTranspose", "Conv2DTranspose",
          "SeparableConvolution2D", "SeparableConv2D",
          "DepthwiseConvolution2D", "DepthwiseConv2D",
          "MaxPool2D", "MaxPooling2D",
          "AvgPool2D", "AveragePooling2D",
          "BatchNormalizationV1", "BatchNormalization",
          "SyncBatchNormalization", "BatchNormalization");

  /** Keras 3's operations that mean something else than the layers of the same name. */
  private static final Set<String> NOT_LAYERS = Set.of("Average", "Dot");

  private TopologyParser() {}

  static boolean isModel(String kind) {
    return kind.equals("Sequential") || kind.equals("Model") || kind.equals("Functional");
  }

  /**
   * @param json with {@code class_name} and {@code config}
   */
  static KerasTopology parse(JsonNode json) throws FormatException {
    String kind = json.path("class_name").asString("");
    JsonNode config = json.path("config");
    JsonNode layers = config.isArray() ? config : config.path("layers");
    if (!layers.isArray()) {
      throw new FormatException(
          "a model of class '"
              + KerasLayer.abbreviated(kind)
              + "' does not describe its layers: only Sequential and functional models can be"
              + " opened, a subclassed model must be exported as ONNX");
    }
    String name = config.path("name").asString(kind.toLowerCase(java.util.Locale.ROOT));
    return kind.equals("Sequential")
        ? sequential(name, layers, inputShape(json, config))
        : functional(name, layers, config);
  }

  private static JsonNode inputShape(JsonNode json, JsonNode config) {
    JsonNode built = config.path("build_input_shape");
    return built.isArray() ? built : json.path("build_config").path("input_shape");
  }

  private static KerasTopology sequential(String name, JsonNode list, JsonNode builtShape)
      throws FormatException {
    List<KerasLayer> layers = new ArrayList<>();
    for (JsonNode each : list) {
      layers.add(layer(each));
    }
    if (layers.isEmpty()) {
      throw new FormatException("the model '" + name + "' has no layers");
    }
    KerasLayer first = layers.get(0);
    KerasLayer input = first;
    if (!first.kind().equals("InputLayer")) {
      input = impliedInput(first, list.get(0), builtShape);
      layers.add(0, input);
    }
    List<Call> calls = new ArrayList<>();
    Ref last = new Ref(input.name(), 0, 0);
    Set<String> names = new HashSet<>();
    for (KerasLayer layer : layers) {
      if (!names.add(layer.name())) {
        throw new FormatException("two layers are called '" + layer.name() + "'");
      }
      calls.add(
          new Call(
              layer, 0, layer == input ? List.of() : List.of(last), MissingNode.getInstance()));
      last = new Ref(layer.name(), 0, 0);
    }
    return new KerasTopology("Sequential", name, layers, calls, List.of(input), List.of(last));
  }

  private static KerasLayer impliedInput(KerasLayer first, JsonNode json, JsonNode builtShape)
      throws FormatException {
    JsonNode config = json.path("config");
    KerasTopology inner = first.model();
    if (inner != null && inner.inputs().size() == 1) {
      KerasLayer nested = inner.inputs().get(0);
      return nested.renamed(first.name() + "_input");
    }
    if (!config.has("batch_input_shape") && !config.has("batch_shape")) {
      if (!builtShape.isArray()) {
        throw first.refusal(
            "the shape of its input is not known: build the model before saving it");
      }
      config =
          tools.jackson.databind.node.JsonNodeFactory.instance
              .objectNode()
              .set("batch_shape", builtShape);
    }
    return new KerasLayer("InputLayer", first.name() + "_input", config, null);
  }

  private static KerasLayer layer(JsonNode json) throws FormatException {
    JsonNode config = json.path("config");
    String raw = json.path("class_name").asString("");
    String kind = OLD_KINDS.getOrDefault(raw, raw);
    if (json.path("module").asString("").startsWith("keras.src.ops") && NOT_LAYERS.contains(kind)) {
      kind = "keras.ops." + kind;
    }
    if (kind.equals("TFOpLambda") || kind.equals("SlicingOpLambda")) {
      kind = TensorFlowFunctions.kind(kind, config.path("function").asString(""));
    }
    String name = json.path("name").asString(config.path("name").asString(""));
    KerasTopology model = isModel(kind) ? parse(json) : null;
    if (name.isEmpty() && model != null) {
      name = model.name();
    }
    if (name.isEmpty() || kind.isEmpty()) {
      throw new FormatException("a layer has no name or no class");
    }
    return new KerasLayer(kind, name, config, model);
  }

  private static KerasTopology functional(String name, JsonNode list, JsonNode config)
      throws FormatException {
    Map<String, KerasLayer> layers = new LinkedHashMap<>();
    List<Call> open = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (JsonNode json : list) {
      KerasLayer layer = layer(json);
      if (layers.put(layer.name(), layer) != null) {
        throw new FormatException("two layers are called '" + layer.name() + "'");
      }
      JsonNode nodes = json.path("inbound_nodes");
      int calls = Math.max(1, nodes.size());
      counts.put(layer.name(), calls);
      for (int i = 0; i < calls; i++) {
        open.add(
            new Call(
                layer,
                i,
                i < nodes.size() ? Inbound.arguments(nodes.get(i)) : List.of(),
                nodes.path(i)));
      }
    }
    List<KerasLayer> inputs = new ArrayList<>();
    for (Ref ref : Inbound.refs(config.path("input_layers"))) {
      inputs.add(known(layers, ref));
    }
    List<Ref> outputs = Inbound.refs(config.path("output_layers"));
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new FormatException("the model '" + name + "' has no inputs or no outputs");
    }
    Map<String, Integer> offsets = offsets(open, outputs, counts);
    List<Call> shifted = new ArrayList<>();
    for (Call call : open) {
      List<Argument> arguments = new ArrayList<>();
      for (Argument argument : call.arguments()) {
        arguments.add(argument instanceof Ref ref ? shift(ref, offsets) : argument);
      }
      shifted.add(new Call(call.layer(), call.index(), arguments, call.written()));
    }
    List<Ref> ends = outputs.stream().map(ref -> shift(ref, offsets)).toList();
    return new KerasTopology(
        "Functional",
        name,
        List.copyOf(layers.values()),
        CallOrder.sorted(name, shifted, ends),
        inputs,
        ends);
  }

  /** A nested model's own graph counts as its first call in Keras 2: then calls start at 1. */
  private static Map<String, Integer> offsets(
      List<Call> calls, List<Ref> outputs, Map<String, Integer> counts) {
    Map<String, Integer> offsets = new HashMap<>();
    List<Argument> all = new ArrayList<>(outputs);
    calls.forEach(call -> all.addAll(call.arguments()));
    for (Argument argument : all) {
      if (argument instanceof Ref ref && ref.call() == counts.getOrDefault(ref.layer(), 0)) {
        offsets.put(ref.layer(), 1);
      }
    }
    return offsets;
  }

  private static Ref shift(Ref ref, Map<String, Integer> offsets) {
    int by = offsets.getOrDefault(ref.layer(), 0);
    return by == 0 ? ref : new Ref(ref.layer(), ref.call() - by, ref.tensor());
  }

  private static KerasLayer known(Map<String, KerasLayer> layers, Ref ref) throws FormatException {
    @Nullable KerasLayer layer = layers.get(ref.layer());
    if (layer == null) {
      throw new FormatException(
          "the model names a layer '" + ref.layer() + "' that it does not have");
    }
    return layer;
  }
}
