package org.convlens.format.keras;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Op;
import org.convlens.net.op.Transpose;
import tools.jackson.databind.JsonNode;

/**
 * One call of a layer while it is translated.
 *
 * @param name what its node will be called
 * @param inputs the tensors that it is given
 * @param numbers the numbers that it is given, by their places among all that it is given
 * @param weights its arrays
 * @param written all that it is given, as the file says it
 */
record LayerCall(
    KerasLayer layer,
    String name,
    List<Value> inputs,
    SortedMap<Integer, Tensor> numbers,
    List<Tensor> weights,
    Nodes nodes,
    JsonNode written) {
  LayerCall {
    inputs = List.copyOf(inputs);
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    weights = List.copyOf(weights);
  }

  /** A setting of an operation, in its configuration or in what it is given by name. */
  JsonNode given(String... names) {
    for (String each : names) {
      JsonNode value = Inbound.named(written).path(each);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return layer.setting(names);
  }

  /** Whole numbers among the settings: one, or a list of them; empty if there are none. */
  List<Integer> integers(String... names) throws FormatException {
    return layer.integers(given(names), names[0]);
  }

  /** A refusal that names the layer and says what opens instead. */
  FormatException unsupported(String why) {
    return layer.unsupported(why + "; " + KerasLayer.EXPORT);
  }

  /** A step within the layer that joins a tensor with a number. */
  Value with(String suffix, Arithmetic.Function function, Value value, float number) {
    Value other = constant(suffix + "_by", Tensor.of(Shape.of(1), number));
    return nodes.add(
        name + "/" + suffix, new Arithmetic(function), List.of(value, other), value.channelsLast());
  }

  /** The only input. */
  Value input() throws FormatException {
    if (inputs.size() != 1) {
      throw layer.refusal("it takes one input, not " + inputs.size());
    }
    return inputs.get(0);
  }

  /** The only input as {@code N × C × H × W}, by the layer's {@code data_format}. */
  Value maps() throws FormatException {
    Value value = input();
    if (value.rank() != 4) {
      throw layer.refusal("it takes maps, not " + value.shape());
    }
    boolean last = !layer.channelsFirst();
    if (value.channelsLast() == last) {
      return value;
    }
    List<Integer> order = last ? List.of(0, 3, 1, 2) : List.of(0, 2, 3, 1);
    return node("maps", new Transpose(order), value, last);
  }

  /** A tensor with its axes in Keras's order. */
  Value inOrder(Value value) {
    return value.channelsLast()
        ? node("channels_last", new Transpose(List.of(0, 2, 3, 1)), value, false)
        : value;
  }

  /** The last step: the node with the layer's name. */
  Value result(Op op, Value input, boolean channelsLast, Tensor... own) {
    return nodes.add(name, op, List.of(input), channelsLast, own);
  }

  /** The last step of a layer that keeps the axes. */
  Value result(Op op, Value input, Tensor... own) {
    return result(op, input, input.channelsLast(), own);
  }

  /** A step within the layer, called {@code layer/suffix}. */
  Value node(String suffix, Op op, Value input, boolean channelsLast, Tensor... own) {
    return nodes.add(name + "/" + suffix, op, List.of(input), channelsLast, own);
  }

  /** A tensor in Keras's order of four axes back as maps, under the layer's name. */
  Value backToMaps(Value value) {
    return result(new Transpose(List.of(0, 3, 1, 2)), value, true);
  }

  /** A constant called {@code layer/suffix}. */
  Value constant(String suffix, Tensor tensor) {
    return nodes.constant(name + "/" + suffix, tensor);
  }

  /** A weight by its name. */
  Tensor weight(String weight) throws FormatException {
    List<String> names = LayerTable.kind(layer).weights().apply(layer);
    int index = names.indexOf(weight);
    if (weights.size() < names.size()) {
      throw layer.refusal(
          "the file holds "
              + weights.size()
              + " of its "
              + names.size()
              + " weights "
              + names
              + (weights.isEmpty() ? ": the weights belong to another network" : ""));
    }
    return weights.get(index);
  }

  /** Whether the layer has a weight of this name. */
  boolean hasWeight(String weight) throws FormatException {
    return LayerTable.kind(layer).weights().apply(layer).contains(weight);
  }

  LayerId id() {
    return new LayerId(name);
  }
}
