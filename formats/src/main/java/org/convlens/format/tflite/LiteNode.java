package org.convlens.format.tflite;

import java.util.List;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * An operator as the file describes it.
 *
 * @param number among the nodes of the network
 * @param operator TensorFlow Lite's name of it
 * @param name what the layer is called
 * @param inputs numbers of tensors; −1 where an optional one is not given
 * @param options its settings; null where all are as usual
 */
record LiteNode(
    int number,
    String operator,
    String name,
    List<Integer> inputs,
    List<Integer> outputs,
    @Nullable FlatTable options) {
  LiteNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  boolean hasInput(int index) {
    return index < inputs.size() && inputs.get(index) >= 0;
  }

  /** The tensor that an input is. */
  int input(int index) throws FormatException {
    if (!hasInput(index)) {
      throw refuse("its input " + index + " is missing");
    }
    return inputs.get(index);
  }

  int output(int index) throws FormatException {
    if (index >= outputs.size()) {
      throw refuse("its output " + index + " is missing");
    }
    return outputs.get(index);
  }

  /** A setting of 8 bits: one of several ways. */
  int way(int field) throws FormatException {
    return options == null ? 0 : options.small(field, 0);
  }

  boolean flag(int field) throws FormatException {
    return options != null && options.flag(field);
  }

  int integer(int field, int otherwise) throws FormatException {
    return options == null ? otherwise : options.integer(field, otherwise);
  }

  float number(int field, float otherwise) throws FormatException {
    return options == null ? otherwise : options.number(field, otherwise);
  }

  int[] integers(int field) throws FormatException {
    return options == null ? new int[0] : options.integers(field);
  }

  /** Something about this node that is not supported. */
  FormatException refuse(String why) {
    return new FormatException(this + ": " + why);
  }

  /** For example {@code operator CONV_2D of node 3 ('conv1')}. */
  @Override
  public String toString() {
    return "operator "
        + operator
        + " of node "
        + number
        + (name.isEmpty() ? "" : " ('" + name + "')");
  }
}
