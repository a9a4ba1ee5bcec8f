package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.Kernels;
import org.convlens.format.tflite.Value.Known;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.format.tflite.Value.Rows;
import org.convlens.net.op.Op;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Transpose;

/**
 * One node while it is translated.
 *
 * @param checked whether the extents that the file declares count
 */
record Call(LiteNode node, Translation to, boolean checked) {
  private static final int MOST_NUMBERS = 1 << 16;
  static final List<Integer> TO_MAPS = List.of(0, 3, 1, 2);
  static final List<Integer> IN_ORDER = List.of(0, 2, 3, 1);

  FormatException refuse(String why) {
    return node.refuse(why);
  }

  /** What an input stands for. */
  Value value(int index) throws FormatException {
    int tensor = node.input(index);
    Value value = to.value(tensor);
    if (value == null) {
      throw refuse("nothing before it makes its input, " + to.tensor(tensor));
    }
    return value;
  }

  boolean isKnown(int index) throws FormatException {
    return value(index) instanceof Known;
  }

  /** An input as a layer; numbers of the file become a constant one. */
  Layer layer(int index) throws FormatException {
    Value value = value(index);
    if (value instanceof Rows) {
      throw refuse("it takes " + value.shape() + ", the places of all pictures as rows");
    }
    return value instanceof Layer layer ? layer : to.constant(node.input(index), (Known) value);
  }

  /** An input as numbers of the file, as those that integers stand for. */
  Tensor known(int index, String what) throws FormatException {
    if (!(value(index) instanceof Known known)) {
      throw refuse("its " + what + " is computed from the picture");
    }
    return to.numbers(node.input(index), known);
  }

  /** An input as whole numbers. */
  long[] integers(int index, String what) throws FormatException {
    Tensor tensor = known(index, what);
    if (tensor.size() > MOST_NUMBERS) {
      throw refuse("its " + what + " has " + tensor.size() + " numbers");
    }
    return tensor.toLongs();
  }

  int integer(int index, String what) throws FormatException {
    long[] values = integers(index, what);
    if (values.length != 1 || values[0] != (int) values[0]) {
      throw refuse("its " + what + " is " + Arrays.toString(values));
    }
    return (int) values[0];
  }

  /** An input as {@code N × C × H × W}. */
  Layer maps(int index) throws FormatException {
    return maps(layer(index));
  }

  Layer maps(Layer layer) throws FormatException {
    if (layer.rank() != 4) {
      throw refuse("it takes maps, not " + layer.shape());
    }
    return layer.channelsLast()
        ? layer
        : last(part("maps", new Transpose(TO_MAPS), List.of(layer)));
  }

  /** A layer whose numbers lie in the file's order. */
  Layer inOrder(Layer layer) throws FormatException {
    return layer.isInOrder()
        ? layer
        : part("channels_last", new Transpose(IN_ORDER), List.of(layer));
  }

  /** A layer whose axes are the file's. */
  Layer plain(Layer layer) throws FormatException {
    return layer.channelsLast()
        ? part("channels_last", new Transpose(IN_ORDER), List.of(layer))
        : layer;
  }

  /** The same layer, whose last axis but two counts the channels that the file counts last. */
  static Layer last(Layer layer) {
    return new Layer(layer.id(), layer.own(), true);
  }

  /** A copy whose axes are in another order. */
  Tensor permuted(Tensor tensor, int... order) throws FormatException {
    to.budget().take((long) tensor.size() * tensor.type().bytes());
    return Kernels.permuted(tensor, order);
  }

  /** A step within the node, which puts out the file's order of axes. */
  Layer part(String part, Op op, List<Layer> inputs, Tensor... weights) throws FormatException {
    return to.add(to.unique(node.name() + "/" + part), "", op, inputs, weights);
  }

  /** A step within the node that keeps the order of axes. */
  Layer same(String part, Op op, Layer input, Tensor... weights) throws FormatException {
    return like(input, part(part, op, List.of(input), weights));
  }

  static Layer like(Layer model, Layer layer) {
    return new Layer(layer.id(), layer.own(), model.channelsLast());
  }

  /** The last step of a node that keeps the order of axes. */
  void result(Op op, Layer input, Tensor... weights) throws FormatException {
    result(op, List.of(input), input.channelsLast(), 0, weights);
  }

  void result(Op op, List<Layer> inputs, boolean channelsLast) throws FormatException {
    result(op, inputs, channelsLast, 0);
  }

  /**
   * The last step: the layer with the node's name, then the activation that the node has swallowed,
   * then the rounding to integers where the file holds such.
   *
   * @param activation by its number, 0 for none
   */
  void result(Op op, List<Layer> inputs, boolean channelsLast, int activation, Tensor... weights)
      throws FormatException {
    output(0, node.name(), op, inputs, channelsLast, activation, weights);
  }

  /** As {@link #result}, for one of several outputs. */
  void output(
      int index,
      String called,
      Op op,
      List<Layer> inputs,
      boolean channelsLast,
      int activation,
      Tensor... weights)
      throws FormatException {
    LiteTensor tensor = to.tensor(node.output(index));
    List<Op> after = new ArrayList<>();
    if (activation != 0) {
      after.add(ActivationOperators.fused(node, activation));
    }
    Quantize rounding = op instanceof Quantize ? null : tensor.rounding();
    if (rounding != null && !(activation == 0 && isRounded(rounding, inputs))) {
      after.add(rounding);
    }
    String name = to.unique(called);
    Layer layer = to.add(name, after.isEmpty() ? tensor.name() : "", op, inputs, weights);
    for (int i = 0; i < after.size(); i++) {
      Op next = after.get(i);
      String part = next instanceof Quantize ? "rounded" : kind(next);
      String output = i == after.size() - 1 ? tensor.name() : "";
      layer = to.add(to.unique(name + "/" + part), output, next, List.of(layer));
    }
    define(index, new Layer(layer.id(), layer.own(), channelsLast));
  }

  private static String kind(Op op) {
    return op.kind().toLowerCase(Locale.ROOT);
  }

  /** Whether what a node only moves is rounded before. */
  private boolean isRounded(Quantize rounding, List<Layer> inputs) throws FormatException {
    boolean moves = QuantisedOperators.KEEPS.contains(node.operator()) && inputs.size() == 1;
    return moves && rounding.equals(to.tensor(moved()).rounding());
  }

  /** The tensor whose numbers a node moves. */
  private int moved() throws FormatException {
    return node.input(node.operator().equals("SPLIT") ? 1 : 0);
  }

  /** An output that is what another layer puts out. */
  void define(int index, Value value) throws FormatException {
    int tensor = node.output(index);
    if (value instanceof Layer) {
      Translation.check(node, to.tensor(tensor), value.shape(), checked);
    }
    to.define(tensor, value);
  }

  /** A layer's numbers under another shape, in the file's order of axes; the last step. */
  void reshaped(Layer input, Shape target) throws FormatException {
    Layer ordered = inOrder(input);
    int[] extents = target.toArray();
    boolean maps = extents.length == 4 && target.hasBatch();
    boolean trivial = maps && (extents[3] == 1 || extents[1] * extents[2] == 1);
    if (trivial) {
      Shape own = Shape.of(extents[0], extents[3], extents[1], extents[2]);
      result(new Reshape(own), List.of(ordered), true);
    } else if (maps) {
      Layer flat = part("reshaped", new Reshape(target), List.of(ordered));
      result(new Transpose(TO_MAPS), List.of(flat), true);
    } else {
      result(new Reshape(target), List.of(ordered), false);
    }
  }

  /** Where an axis lies, which may be counted from the end. */
  int axis(int axis, int rank) throws FormatException {
    int resolved = axis < 0 ? axis + rank : axis;
    if (resolved < 0 || resolved >= rank) {
      throw refuse("axis " + axis + " of " + rank);
    }
    return resolved;
  }
}
