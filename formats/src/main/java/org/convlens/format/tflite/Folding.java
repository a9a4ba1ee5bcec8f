package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Known;
import org.convlens.net.op.Arithmetic;

/** Computes what does not depend on the picture while reading: arithmetic with shapes, weights. */
final class Folding {
  private static final Map<String, Fold> TABLE = new HashMap<>();

  /** One operator on numbers. */
  @FunctionalInterface
  interface Fold {
    Numbers of(LiteNode node, List<Numbers> inputs) throws FormatException;
  }

  static {
    TABLE.putAll(FoldedLayout.TABLE);
    binary("ADD", Double::sum);
    binary("SUB", (a, b) -> a - b);
    binary("MUL", (a, b) -> a * b);
    binary("DIV", (a, b) -> a / b);
    binary("FLOOR_DIV", (a, b) -> Math.floor(a / b));
    binary("FLOOR_MOD", (a, b) -> a - Math.floor(a / b) * b);
    binary("MAXIMUM", Math::max);
    binary("MINIMUM", Math::min);
    binary("POW", Math::pow);
    binary("SQUARED_DIFFERENCE", (a, b) -> (a - b) * (a - b));
    unary("NEG", a -> -a);
    unary("ABS", Math::abs);
    unary("SQUARE", a -> a * a);
    unary("SQRT", Math::sqrt);
    unary("RSQRT", a -> 1 / Math.sqrt(a));
    unary("EXP", Math::exp);
    unary("LOG", Math::log);
    unary("FLOOR", Math::floor);
    unary("CEIL", Math::ceil);
    TABLE.put("REDUCE_PROD", (node, in) -> reduced(node, in, 1, (a, b) -> a * b));
    TABLE.put("SUM", (node, in) -> reduced(node, in, 0, Double::sum));
    TABLE.put("REDUCE_MAX", (node, in) -> reduced(node, in, Double.NEGATIVE_INFINITY, Math::max));
    TABLE.put("REDUCE_MIN", (node, in) -> reduced(node, in, Double.POSITIVE_INFINITY, Math::min));
  }

  private Folding() {}

  /** Defines a node's output if it is known; false if the node must become a layer. */
  static boolean fold(Call call) throws FormatException {
    LiteNode node = call.node();
    if (node.operator().equals("SHAPE") || node.operator().equals("RANK")) {
      call.define(0, new Known(extents(call).tensor()));
      return true;
    }
    for (int i = 0; i < node.inputs().size(); i++) {
      if (node.hasInput(i) && !(call.value(i) instanceof Known)) {
        return false;
      }
    }
    Tensor moved = moved(call);
    if (moved != null) {
      call.define(0, new Known(moved));
      return true;
    }
    Fold fold = TABLE.get(node.operator());
    if (fold == null) {
      throw node.refuse("nothing of the picture comes to it");
    }
    List<Numbers> inputs = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      if (call.value(i).shape().elements() > Numbers.LARGEST) {
        throw node.refuse("numbers " + call.value(i).shape() + " are too many to compute with");
      }
      inputs.add(Numbers.of(call.known(i, "input")));
    }
    Numbers result = fold.of(node, inputs);
    call.to().budget().take(8L * result.values().length);
    call.define(0, new Known(result.tensor()));
    return true;
  }

  private static Numbers extents(Call call) throws FormatException {
    int[] extents = call.value(0).shape().toArray();
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = extents[axis] == Shape.BATCH ? call.to().pictures() : extents[axis];
    }
    return call.node().operator().equals("SHAPE")
        ? Numbers.whole(extents)
        : new Numbers(Shape.of(), true, new double[] {extents.length});
  }

  /** Weights of any size, in integers as they are, under another shape or in another order. */
  private static @org.jspecify.annotations.Nullable Tensor moved(Call call) throws FormatException {
    LiteNode node = call.node();
    if (node.operator().equals("DEQUANTIZE")) {
      return call.known(0, "input");
    }
    boolean reshapes = node.operator().equals("RESHAPE");
    boolean turns = node.operator().equals("TRANSPOSE");
    if (!reshapes && !turns) {
      return null;
    }
    Tensor tensor = ((Known) call.value(0)).tensor();
    if (reshapes) {
      int[] extents = LayoutOperators.resolved(node, LayoutOperators.asked(call), tensor.size());
      return tensor.reshaped(Shape.of(extents));
    }
    long[] order = call.integers(1, "order");
    int[] axes = new int[order.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = call.axis(Math.toIntExact(order[i]), tensor.shape().rank());
    }
    if (java.util.Arrays.stream(axes).distinct().count() != tensor.shape().rank()) {
      throw node.refuse("an order of axes " + java.util.Arrays.toString(order));
    }
    return call.permuted(tensor, axes);
  }

  private static void unary(String name, DoubleUnaryOperator function) {
    TABLE.put(
        name,
        (node, in) -> {
          Numbers from = in.get(0);
          double[] values = new double[from.values().length];
          for (int i = 0; i < values.length; i++) {
            values[i] = function.applyAsDouble(from.values()[i]);
          }
          return new Numbers(from.shape(), from.whole(), values);
        });
  }

  private static void binary(String name, DoubleBinaryOperator function) {
    TABLE.put(
        name,
        (node, in) -> {
          if (node.way(0) != 0) {
            throw node.refuse("it has an activation and computes with the file's numbers alone");
          }
          Shape target =
              new Arithmetic(Arithmetic.Function.ADD)
                  .shape(List.of(in.get(0).shape(), in.get(1).shape()), List.of());
          Numbers.count(target);
          Numbers a = in.get(0).broadcast(target);
          Numbers b = in.get(1).broadcast(target);
          boolean whole = a.whole() && b.whole();
          double[] values = new double[a.values().length];
          for (int i = 0; i < values.length; i++) {
            double value = function.applyAsDouble(a.values()[i], b.values()[i]);
            values[i] = whole ? (double) (long) value : value;
          }
          return new Numbers(target, whole, values);
        });
  }

  /** Along all axes that are named, which are all of a list. */
  private static Numbers reduced(
      LiteNode node, List<Numbers> in, double start, DoubleBinaryOperator function)
      throws FormatException {
    Numbers from = in.get(0);
    if (from.shape().rank() > 1 || in.get(1).values().length != 1) {
      throw node.refuse("it computes with numbers " + from.shape() + " of the file alone");
    }
    double value = start;
    for (double each : from.values()) {
      value = function.applyAsDouble(value, each);
    }
    Shape target = node.flag(0) ? Shape.of(1) : Shape.of();
    return new Numbers(target, from.whole(), new double[] {value});
  }
}
