package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Arithmetic.Function;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Transpose;

/** Two or more tensors joined number by number. */
final class ArithmeticOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.put("ADD", call -> join(call, Function.ADD, true));
    TABLE.put("SUB", call -> join(call, Function.SUBTRACT, true));
    TABLE.put("MUL", call -> join(call, Function.MULTIPLY, true));
    TABLE.put("DIV", call -> join(call, Function.DIVIDE, true));
    TABLE.put("POW", call -> join(call, Function.POWER, false));
    TABLE.put("MAXIMUM", call -> join(call, Function.MAXIMUM, false));
    TABLE.put("MINIMUM", call -> join(call, Function.MINIMUM, false));
    TABLE.put("ADD_N", call -> join(call, Function.ADD, false));
    TABLE.put("SQUARED_DIFFERENCE", ArithmeticOperators::squaredDifference);
  }

  private ArithmeticOperators() {}

  /**
   * @param activates whether the node may have an activation
   */
  private static void join(Call call, Function function, boolean activates) throws FormatException {
    List<Layer> inputs = aligned(call);
    int activation = activates ? call.node().way(0) : 0;
    boolean last = inputs.stream().anyMatch(Layer::channelsLast);
    call.result(new Arithmetic(function), inputs, last, activation);
  }

  private static void squaredDifference(Call call) throws FormatException {
    List<Layer> inputs = aligned(call);
    boolean last = inputs.stream().anyMatch(Layer::channelsLast);
    Layer difference = call.part("difference", new Arithmetic(Function.SUBTRACT), inputs);
    call.result(new Arithmetic(Function.MULTIPLY), List.of(difference, difference), last);
  }

  /** The inputs with their axes in one order. */
  static List<Layer> aligned(Call call) throws FormatException {
    int count = call.node().inputs().size();
    int rank = 0;
    boolean last = false;
    for (int i = 0; i < count; i++) {
      if (call.value(i) instanceof Layer layer) {
        rank = Math.max(rank, layer.rank());
        last |= layer.channelsLast();
      }
    }
    List<Layer> aligned = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (call.value(i) instanceof Layer layer) {
        Layer wide = widened(call, layer, rank, i);
        boolean turn = last && !wide.channelsLast();
        aligned.add(
            turn
                ? Call.last(call.part("maps" + i, new Transpose(Call.TO_MAPS), List.of(wide)))
                : wide);
      } else if (!call.isKnown(i)) {
        throw call.refuse("it takes " + call.value(i).shape() + ", the places of maps as rows");
      } else {
        Tensor numbers = call.known(i, "number");
        Tensor beside = laidOut(call, numbers, rank, last);
        aligned.add(call.part("number", new Constant(), List.of(), beside));
      }
    }
    return aligned;
  }

  /** With axes of extent 1 behind the batch, as many as broadcasting adds before it. */
  private static Layer widened(Call call, Layer layer, int rank, int index) throws FormatException {
    if (layer.rank() == rank) {
      return layer;
    }
    if (!layer.own().hasBatch() || call.to().pictures() != 1) {
      throw call.refuse("it joins " + layer.shape() + " with a tensor of " + rank + " axes");
    }
    List<Integer> extents = new ArrayList<>(layer.shape().toList());
    while (extents.size() < rank) {
      extents.add(1, 1);
    }
    Layer ordered = call.inOrder(layer);
    return call.part("widened" + index, new Reshape(Shape.of(extents)), List.of(ordered));
  }

  /** Numbers as they are joined with a layer. */
  static Tensor beside(Call call, Tensor numbers, Layer layer) throws FormatException {
    return laidOut(call, numbers, layer.rank(), layer.channelsLast());
  }

  private static Tensor laidOut(Call call, Tensor numbers, int rank, boolean last)
      throws FormatException {
    List<Integer> extents = new ArrayList<>(numbers.shape().toList());
    while (extents.size() > rank && extents.get(0) == 1) {
      extents.remove(0);
    }
    if (extents.size() > rank || (extents.size() == rank && rank > 1 && extents.get(0) != 1)) {
      throw call.refuse("it has numbers " + numbers.shape() + " for " + rank + " axes");
    }
    if (numbers.size() == 1) {
      return numbers.reshaped(Shape.of(1));
    }
    if (!last) {
      return numbers.reshaped(Shape.of(extents));
    }
    while (extents.size() < 4) {
      extents.add(0, 1);
    }
    return call.permuted(numbers.reshaped(Shape.of(extents)), 0, 3, 1, 2);
  }
}
