package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.LayerId;
import org.convlens.net.op.Op;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * A call of one of PyTorch's operators.
 *
 * @param operator its name, such as {@code torch.relu}
 * @param path of the module at work; empty for the outermost
 */
record Call(
    String operator,
    String path,
    List<Object> arguments,
    Map<String, Object> named,
    Construction graph) {

  FormatException refuse(String why) {
    return new FormatException(
        operator + (path.isEmpty() ? "" : " in module '" + path + "'") + ": " + why);
  }

  /** What is thrown where a number is needed that is none of the program's own. */
  FormatException undecided() throws FormatException {
    for (Object argument : arguments) {
      if (argument instanceof Symbol symbol && graph.dependsOnPicture(symbol.layer())) {
        return refuse("it depends on the numbers in a picture, which is not supported");
      }
    }
    return refuse("it is not computed for tensors: export the network as ONNX");
  }

  /** An argument by its place or its name; None where it is not given. */
  Object value(int index, String name) {
    Object value = index < arguments.size() ? arguments.get(index) : named.get(name);
    return value == null ? Pickle.NONE : value;
  }

  boolean has(int index, String name) {
    return value(index, name) != Pickle.NONE;
  }

  /** An argument that is a tensor; numbers and weights become constant layers. */
  LayerId layer(int index) throws FormatException {
    return layer(value(index, "other"));
  }

  LayerId layer(Object value) throws FormatException {
    if (value instanceof Symbol symbol) {
      try {
        return symbol.layer();
      } catch (IllegalStateException e) {
        throw refuse(String.valueOf(e.getMessage()));
      }
    }
    if (value instanceof Known known) {
      return graph.constant(known);
    }
    if (value instanceof Long || value instanceof Double) {
      float number = ((Number) value).floatValue();
      return graph.add(
          path,
          "constant",
          new org.convlens.net.op.Constant(),
          List.of(),
          List.of(Tensor.of(Shape.of(), number)));
    }
    if (value instanceof Pictures) {
      throw refuse("it computes with the number of pictures");
    }
    throw refuse("an argument is not a tensor");
  }

  Shape shape(int index) throws FormatException {
    return graph.shape(layer(index));
  }

  /** Tensors in a list. */
  List<LayerId> layers(int index) throws FormatException {
    if (!(value(index, "tensors") instanceof List<?> list)) {
      throw refuse("it takes a list of tensors");
    }
    List<LayerId> layers = new ArrayList<>();
    for (Object each : list) {
      layers.add(layer(each));
    }
    return layers;
  }

  /** A weight, or nothing where None is given. */
  @Nullable Tensor weight(int index, String name) throws FormatException {
    Object value = value(index, name);
    if (value == Pickle.NONE) {
      return null;
    }
    return known(index, name).tensor();
  }

  Known known(int index, String name) throws FormatException {
    if (value(index, name) instanceof Known known) {
      return known;
    }
    if (value(index, name) instanceof Symbol symbol) {
      Tensor folded = graph.folded(layer(symbol));
      if (folded != null) {
        return Known.of(path.isEmpty() ? name : path + "." + name, folded);
      }
    }
    throw refuse("its " + name + " is computed on the way, which is not followed: export as ONNX");
  }

  /** The numbers of an argument that does not depend on the picture; nothing of any other. */
  @Nullable Tensor constant(int index) throws FormatException {
    Object value = value(index, "self");
    return value instanceof Known known ? known.tensor() : graph.folded(layer(value));
  }

  long integer(int index, String name, long otherwise) throws FormatException {
    return has(index, name) ? integer(value(index, name), name) : otherwise;
  }

  int small(int index, String name, long otherwise) throws FormatException {
    long value = integer(index, name, otherwise);
    if (value != (int) value) {
      throw refuse("its " + name + " is " + value);
    }
    return (int) value;
  }

  long integer(Object value, String name) throws FormatException {
    Object number = value instanceof Known known && known.rank() == 0 ? known.number() : value;
    if (number instanceof Long whole) {
      return whole;
    }
    if (number instanceof Double real && real == Math.rint(real)) {
      return (long) (double) real;
    }
    if (number instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    throw refuse("its " + name + " is not a known whole number");
  }

  double number(int index, String name, double otherwise) throws FormatException {
    Object value = value(index, name);
    Object number = value instanceof Known known && known.rank() == 0 ? known.number() : value;
    if (number == Pickle.NONE) {
      return otherwise;
    }
    if (number instanceof Number n) {
      return n.doubleValue();
    }
    throw refuse("its " + name + " is not a known number");
  }

  boolean flag(int index, String name, boolean otherwise) throws FormatException {
    return integer(index, name, otherwise ? 1 : 0) != 0;
  }

  /** Whole numbers in a list, or a single one. */
  int[] integers(int index, String name) throws FormatException {
    Object value = value(index, name);
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      long number = integer(list.get(i), name);
      if (number != (int) number) {
        throw refuse("its " + name + " has " + number);
      }
      numbers[i] = (int) number;
    }
    return numbers;
  }

  /** Rows and columns; a single number is both. */
  Size size(int index, String name, Size otherwise) throws FormatException {
    Object value = value(index, name);
    if (value == Pickle.NONE || (value instanceof List<?> list && list.isEmpty())) {
      return otherwise;
    }
    int[] numbers = integers(index, name);
    if (numbers.length > 2) {
      throw refuse("its " + name + " is not that of a 2-D layer");
    }
    return new Size(numbers[0], numbers[numbers.length - 1]);
  }

  /** An axis of a tensor, from 0. */
  int axis(int index, String name, long otherwise, Shape of) throws FormatException {
    return of.axis(small(index, name, otherwise));
  }

  /** What is thrown where weights are for another number of channels than that of an input. */
  ChannelsException otherChannels(Shape input, long wanted, Known weights) {
    return new ChannelsException(input.channels(), wanted, weights.name(), graph.hasWeights());
  }

  /** Refuses what would mix the pictures of a batch. */
  void requireWithinPictures(Shape shape, int axis) throws FormatException {
    if (axis == 0 && shape.hasBatch()) {
      throw refuse("it mixes the pictures of a batch");
    }
  }

  /** Adds a layer after the first argument. */
  Symbol emit(String kind, Op op, @Nullable Tensor... weights) throws FormatException {
    return emit(kind, op, List.of(layer(0)), weights);
  }

  Symbol emit(String kind, Op op, List<LayerId> inputs, @Nullable Tensor... weights)
      throws FormatException {
    return Symbol.of(add(kind, op, inputs, weights));
  }

  /** Adds a layer that shows the first argument's numbers in another way. */
  Symbol emitView(String kind, Op op) throws FormatException {
    LayerId shown = add(kind, op, List.of(layer(0)));
    return value(0, "self") instanceof Symbol symbol ? symbol.view(shown) : Symbol.of(shown);
  }

  private LayerId add(String kind, Op op, List<LayerId> inputs, @Nullable Tensor... weights)
      throws FormatException {
    List<Tensor> own = new ArrayList<>();
    for (Tensor weight : weights) {
      if (weight != null) {
        own.add(weight);
      }
    }
    return graph.add(path, kind, op, inputs, own);
  }
}
