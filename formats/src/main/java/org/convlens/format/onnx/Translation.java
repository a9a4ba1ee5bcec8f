package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Input;
import org.convlens.net.op.Op;
import org.convlens.net.op.Quantize;
import org.jspecify.annotations.Nullable;

/** A graph under construction: what each tensor's name stands for, and the nodes made so far. */
final class Translation {
  private final Graph.Builder builder = new Graph.Builder();
  private final Map<String, Value> values = new HashMap<>();
  private final Map<LayerId, Op> operators = new HashMap<>();
  private final Map<LayerId, List<LayerId>> sources = new HashMap<>();
  private final Map<String, LayerId> constants = new HashMap<>();
  private final Map<String, Quantize> rounded = new HashMap<>();
  private final int declaredBatch;
  private final Map<String, Long> held = new HashMap<>();
  private long heldBytes;

  /**
   * @param declaredBatch pictures that the file was exported for; an extent of this size in the
   *     place of the batch means the batch
   */
  Translation(int declaredBatch) {
    this.declaredBatch = declaredBatch;
  }

  int declaredBatch() {
    return declaredBatch;
  }

  Graph.Builder builder() {
    return builder;
  }

  void define(String tensor, Value value) {
    values.put(tensor, value);
  }

  /** A tensor holds integers, which stand for numbers by these steps. */
  void round(String tensor, Quantize steps) {
    rounded.put(tensor, steps);
  }

  /** The steps of a tensor of integers that were rounded; null if it is none. */
  @Nullable Quantize steps(String tensor) {
    return rounded.get(tensor);
  }

  /** Holds computed numbers, if there is memory for them; false if they must become a layer. */
  boolean hold(String tensor, Numbers numbers) {
    long bytes = numbers.size() * (numbers.whole() ? 8L : 4L);
    boolean small = numbers.size() < 1024;
    if (!small && heldBytes + bytes > Runtime.getRuntime().maxMemory() / 4) {
      return false;
    }
    define(tensor, numbers.toValue());
    if (!small) {
      heldBytes += bytes;
      held.put(tensor, bytes);
    }
    return true;
  }

  /** No node takes a tensor any more: where its numbers were computed, they are let go. */
  void release(String tensor) {
    Long bytes = held.remove(tensor);
    if (bytes != null) {
      heldBytes -= bytes;
      values.remove(tensor);
    }
  }

  /** What a node's input stands for. */
  Value value(OnnxNode node, int index) {
    if (!node.hasInput(index)) {
      throw node.refuse("its input " + index + " is missing");
    }
    return value(node.inputs().get(index), node);
  }

  /** What a tensor that a node takes stands for. */
  Value value(String tensor, OnnxNode node) {
    Value value = values.get(tensor);
    if (value == null) {
      throw node.refuse("nothing before it produces its input '" + tensor + "'");
    }
    return value;
  }

  /** A node's input as a layer; numbers of the file become a constant layer. */
  LayerId layer(OnnxNode node, int index) {
    return layer(node.inputs().get(index), value(node, index), node.toString());
  }

  LayerId layer(String tensor, Value value, String who) {
    if (value instanceof Value.Layer layer) {
      return layer.id();
    }
    if (value instanceof Value.Known known) {
      return constants.computeIfAbsent(tensor, t -> constant(t, known.tensor()));
    }
    throw new UnsupportedException(
        who + ": '" + tensor + "' depends on the number of pictures, which is not supported here");
  }

  /** Adds where pictures enter. */
  LayerId enter(String name, Shape shape) {
    return add(name, name, new Input(shape), List.of(), List.of());
  }

  /** The layer that produces an output of the network; null if there is none. */
  @Nullable LayerId output(String tensor) {
    Value value = values.get(tensor);
    return value == null ? null : layer(tensor, value, "the network");
  }

  private LayerId constant(String tensor, Tensor numbers) {
    return add(unique(tensor), tensor, new Constant(), List.of(), List.of(numbers));
  }

  /** A node's input as numbers of the file. */
  Tensor known(OnnxNode node, int index, String what) {
    if (value(node, index) instanceof Value.Known known) {
      return known.tensor();
    }
    throw node.refuse("its " + what + " is computed, not given in the file");
  }

  /** A small input that is known at least up to the number of pictures. */
  Numbers numbers(OnnxNode node, int index, String what) {
    Value value = value(node, index);
    if (value instanceof Value.Symbolic symbolic) {
      return symbolic.numbers();
    }
    Numbers numbers = Numbers.of(known(node, index, what));
    if (numbers == null) {
      throw node.refuse("its " + what + " is too large");
    }
    return numbers;
  }

  /** A small input of integers. */
  long[] integers(OnnxNode node, int index, String what) {
    Tensor tensor = known(node, index, what);
    if (tensor.size() > 1 << 16) {
      throw node.refuse("its " + what + " is too large");
    }
    return tensor.toLongs();
  }

  Shape shape(LayerId layer) {
    return builder.shape(layer);
  }

  /** Refuses what would mix the pictures of a batch. */
  void requireWithinPictures(OnnxNode node, LayerId layer, int axis) {
    if (shape(layer).hasBatch() && axis == 0) {
      throw node.refuse("it mixes the pictures of a batch");
    }
  }

  /** What a layer computes. */
  Op op(LayerId layer) {
    return Objects.requireNonNull(operators.get(layer));
  }

  /** The first input of a layer. */
  LayerId input(LayerId layer) {
    return Objects.requireNonNull(sources.get(layer)).get(0);
  }

  /** Adds the layer that a node is: it bears the node's name and produces the node's output. */
  LayerId emit(OnnxNode node, Op op, List<LayerId> inputs, Tensor... weights) {
    String output = node.output();
    String name = node.name();
    boolean named = !name.isEmpty() && !builder.contains(name);
    LayerId id = add(named ? name : unique(output), output, op, inputs, List.of(weights));
    define(output, new Value.Layer(id));
    return id;
  }

  /** Adds one of several layers of a node that has several outputs. */
  LayerId emitOutput(String output, Op op, List<LayerId> inputs) {
    LayerId id = add(unique(output), output, op, inputs, List.of());
    define(output, new Value.Layer(id));
    return id;
  }

  /** Adds a layer that a node needs besides its own. */
  LayerId emitPart(OnnxNode node, String part, Op op, List<LayerId> inputs, Tensor... weights) {
    String base = node.name().isEmpty() ? node.output() : node.name();
    String name = unique(base + "/" + part);
    return add(name, name, op, inputs, List.of(weights));
  }

  LayerId add(String name, String output, Op op, List<LayerId> inputs, List<Tensor> weights) {
    LayerId id = builder.add(name, output, op, inputs, weights);
    operators.put(id, op);
    sources.put(id, inputs);
    Shape shape = builder.shape(id);
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.extent(axis) < (axis == 0 ? Shape.BATCH : 0)) {
        throw new UnsupportedException("layer '" + name + "' would produce " + shape);
      }
    }
    Math.toIntExact(shape.elements());
    return id;
  }

  private String unique(String name) {
    String base = name.isEmpty() ? "unnamed" : name;
    String candidate = base;
    for (int i = 2; builder.contains(candidate); i++) {
      candidate = base + "#" + i;
    }
    return candidate;
  }
}
