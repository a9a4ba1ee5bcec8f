package org.convlens.format.keras;

import java.util.List;
import org.convlens.array.Tensor;
import tools.jackson.databind.JsonNode;

/**
 * A model's layers and how they are joined.
 *
 * @param kind {@code Sequential} or {@code Functional}
 * @param layers every layer once, in the configuration's order
 * @param calls in an order in which each comes after what it takes
 * @param inputs the input layers
 * @param outputs what the model puts out, in its order
 */
record KerasTopology(
    String kind,
    String name,
    List<KerasLayer> layers,
    List<Call> calls,
    List<KerasLayer> inputs,
    List<Ref> outputs) {
  KerasTopology {
    layers = List.copyOf(layers);
    calls = List.copyOf(calls);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** What a layer is given: a tensor, numbers, or what is not read. */
  sealed interface Argument permits Ref, Fixed, Unread {}

  /**
   * A tensor.
   *
   * @param layer the layer that puts it out
   * @param call which of the layer's calls
   * @param tensor which of the call's outputs
   */
  record Ref(String layer, int call, int tensor) implements Argument {}

  /** Numbers given to an operation, their axes in Keras's order. */
  record Fixed(Tensor numbers) implements Argument {}

  /** Something else in the place of a tensor. */
  record Unread(String text) implements Argument {}

  /**
   * A layer at work.
   *
   * @param written all that it is given, as the file says it
   */
  record Call(KerasLayer layer, int index, List<Argument> arguments, JsonNode written) {
    Call {
      arguments = List.copyOf(arguments);
    }

    /** For the second call of {@code conv}, {@code conv:1}. */
    String name() {
      return index == 0 ? layer.name() : layer.name() + ":" + index;
    }
  }
}
