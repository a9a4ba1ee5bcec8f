package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.InputSize;
import org.convlens.format.keras.KerasTopology.Argument;
import org.convlens.format.keras.KerasTopology.Call;
import org.convlens.format.keras.KerasTopology.Ref;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;
import org.convlens.net.op.Transpose;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a graph out of a model's layers and their weights. */
final class Translation {
  private final LayerWeights weights;
  private final Nodes nodes;
  private final Size open;

  private Translation(LayerWeights weights, Nodes nodes, Size open) {
    this.weights = weights;
    this.nodes = nodes;
    this.open = open;
  }

  /**
   * @param size of the input where a network takes pictures of any; nothing for the usual one
   */
  static Graph graph(
      KerasTopology model, LayerWeights weights, int version, boolean theano, @Nullable Size size)
      throws FormatException {
    if (model.inputs().size() != 1) {
      throw new FormatException(
          "the network '"
              + model.name()
              + "' takes "
              + model.inputs().size()
              + " inputs: only networks with one picture as input can be opened");
    }
    Graph.Builder builder = new Graph.Builder();
    Nodes nodes = new Nodes(builder, version, theano, channelsFirst(model));
    Translation translation =
        new Translation(weights, nodes, size == null ? InputSize.USUAL : size);
    KerasLayer input = model.inputs().get(0);
    LayerId entry = new LayerId(input.name());
    Value picture = translation.input(model, input);
    List<Value> outputs = translation.run(model, "", List.of(picture));
    return builder.build(entry, outputs.stream().map(Value::id).distinct().toList());
  }

  /** Whether the first layer that says where its channels are says that they come first. */
  private static boolean channelsFirst(KerasTopology model) {
    for (KerasLayer layer : model.layers()) {
      KerasTopology inner = layer.model();
      if (inner != null && channelsFirst(inner)) {
        return true;
      }
      if (layer.has("data_format", "dim_ordering")) {
        return layer.channelsFirst();
      }
    }
    return false;
  }

  private Value input(KerasTopology model, KerasLayer layer) throws FormatException {
    JsonNode shape = layer.setting("batch_shape", "batch_input_shape");
    if (shape.isArray() && shape.size() == 1 && shape.get(0).isArray()) {
      shape = shape.get(0);
    }
    int[] extents = new int[shape.size()];
    for (int i = 0; i < extents.length; i++) {
      boolean known = shape.get(i).isInt() && shape.get(i).asInt() > 0;
      boolean channel = i == (nodes.channelsFirst() ? 1 : extents.length - 1);
      int side = i == (nodes.channelsFirst() ? 2 : 1) ? open.height() : open.width();
      extents[i] = known ? shape.get(i).asInt() : channel ? 3 : side;
      if (extents[i] > 1 << 20) {
        throw layer.wrong("shape", shape);
      }
    }
    String name = layer.name();
    if (extents.length == 4) {
      return nodes.channelsFirst()
          ? picture(name, extents[1], extents[2], extents[3])
          : picture(name, extents[3], extents[1], extents[2]);
    }
    if (extents.length == 3) {
      Value picture = picture(name, 1, extents[1], extents[2]);
      Reshape plane = new Reshape(Shape.of(Shape.BATCH, extents[1], extents[2]));
      return nodes.add(name + "/plane", plane, List.of(picture), false);
    }
    if (extents.length == 2) {
      return flat(model, layer, extents[1]);
    }
    throw layer.unsupported("its shape is " + shape + ", a picture is rows × columns × channels");
  }

  private Value picture(String name, int channels, int height, int width) {
    LayerId id = nodes.builder().input(name, Shape.maps(channels, height, width));
    return new Value(id, nodes.builder().shape(id), !nodes.channelsFirst());
  }

  /** Numbers in a row: a picture, if the next layer makes them one. */
  private Value flat(KerasTopology model, KerasLayer layer, int features) throws FormatException {
    List<Integer> target = List.of(1, 1, features);
    for (Call call : model.calls()) {
      if (call.layer().kind().equals("Reshape")
          && call.arguments().contains(new Ref(layer.name(), 0, 0))
          && call.layer().integers("target_shape").size() == 3) {
        target = call.layer().integers("target_shape");
      }
    }
    boolean fits =
        target.stream().allMatch(e -> e > 0)
            && target.stream().mapToLong(e -> e).reduce(1, (a, b) -> a * b) == features;
    if (!fits) {
      target = List.of(1, 1, features);
    }
    Value picture =
        nodes.channelsFirst()
            ? picture(layer.name(), target.get(0), target.get(1), target.get(2))
            : picture(layer.name(), target.get(2), target.get(0), target.get(1));
    if (picture.channelsLast() && picture.shape().channels() > 1 && target.get(0) > 1) {
      Transpose order = new Transpose(List.of(0, 2, 3, 1));
      picture = nodes.add(layer.name() + "/channels_last", order, List.of(picture), false);
    }
    return nodes.add(layer.name() + "/flat", new Flatten(1), List.of(picture), false);
  }

  /**
   * @param prefix before the names of all nodes, empty or ending in a slash
   */
  private List<Value> run(KerasTopology model, String prefix, List<Value> inputs)
      throws FormatException {
    if (inputs.size() != model.inputs().size()) {
      throw new FormatException(
          "the model '"
              + model.name()
              + "' takes "
              + model.inputs().size()
              + " inputs, it is given "
              + inputs.size());
    }
    Map<Ref, Value> values = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      values.put(new Ref(model.inputs().get(i).name(), 0, 0), inputs.get(i));
    }
    for (Call call : model.calls()) {
      Ref first = new Ref(call.layer().name(), call.index(), 0);
      if (!values.containsKey(first)) {
        List<Value> results = call(call, prefix, values);
        for (int i = 0; i < results.size(); i++) {
          values.put(new Ref(first.layer(), first.call(), i), results.get(i));
        }
      }
    }
    List<Value> outputs = new ArrayList<>();
    for (Ref ref : model.outputs()) {
      outputs.add(known(values, ref));
    }
    return outputs;
  }

  private List<Value> call(Call call, String prefix, Map<Ref, Value> values)
      throws FormatException {
    List<Value> inputs = new ArrayList<>();
    SortedMap<Integer, Tensor> numbers = new TreeMap<>();
    for (Argument argument : call.arguments()) {
      if (argument instanceof Ref ref) {
        inputs.add(known(values, ref));
      } else if (argument instanceof KerasTopology.Fixed fixed) {
        numbers.put(inputs.size() + numbers.size(), fixed.numbers());
      }
    }
    String name = prefix + call.name();
    KerasLayer layer = call.layer();
    KerasTopology inner = layer.model();
    if (inner != null) {
      return run(inner, name + "/", inputs);
    }
    LayerKind kind = LayerTable.kind(layer);
    for (Argument argument : call.arguments()) {
      boolean refused =
          argument instanceof KerasTopology.Unread
              ? kind.takes() != LayerKind.Takes.ANYTHING
              : argument instanceof KerasTopology.Fixed && kind.takes() == LayerKind.Takes.TENSORS;
      if (refused) {
        String what = argument instanceof KerasTopology.Unread other ? other.text() : "numbers";
        throw layer.unsupported("it is given " + what + " beside tensors; " + KerasLayer.EXPORT);
      }
    }
    LayerCall here =
        new LayerCall(layer, name, inputs, numbers, weights.of(layer), nodes, call.written());
    return List.of(kind.translator().translate(here));
  }

  private static Value known(Map<Ref, Value> values, Ref ref) throws FormatException {
    Value value = values.get(ref);
    if (value == null) {
      throw new FormatException(
          "output " + ref.tensor() + " of layer '" + ref.layer() + "' does not exist");
    }
    return value;
  }
}
