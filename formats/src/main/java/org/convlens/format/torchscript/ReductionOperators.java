package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reduce.Function;

/** One number out of many. */
final class ReductionOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "mean", call -> reduce(call, "mean", Function.MEAN),
          "sum", call -> reduce(call, "sum", Function.SUM),
          "amax", call -> reduce(call, "amax", Function.MAX),
          "amin", call -> reduce(call, "amin", Function.MIN),
          "logsumexp", call -> reduce(call, "logsumexp", Function.LOG_SUM_EXP),
          "argmax", call -> reduce(call, "argmax", Function.ARG_MAX),
          "argmin", call -> reduce(call, "argmin", Function.ARG_MIN),
          "max", call -> extreme(call, "max", Function.MAX, Arithmetic.Function.MAXIMUM),
          "min", call -> extreme(call, "min", Function.MIN, Arithmetic.Function.MINIMUM));

  /** The length of a vector. */
  static final Map<String, Operator> LENGTHS =
      Map.of("linalg_vector_norm", ReductionOperators::length, "norm", ReductionOperators::length);

  private ReductionOperators() {}

  /** input, axes, whether they stay. */
  private static Object reduce(Call call, String kind, Function function) throws FormatException {
    Shape shape = call.shape(0);
    List<Integer> axes = new ArrayList<>();
    if (call.has(1, "dim") && !List.of().equals(call.value(1, "dim"))) {
      for (int axis : call.integers(1, "dim")) {
        axes.add(shape.axis(axis));
      }
    } else {
      for (int axis = 0; axis < shape.rank(); axis++) {
        axes.add(axis);
      }
    }
    for (int axis : axes) {
      call.requireWithinPictures(shape, axis);
    }
    return call.emit(kind, new Reduce(function, axes, call.flag(2, "keepdim", false)));
  }

  /** input, order, axes, whether they stay. */
  private static Object length(Call call) throws FormatException {
    double order = call.number(1, "ord", 2);
    if (order != 1 && order != 2) {
      throw call.refuse("a norm of order " + order + " is not supported: export as ONNX");
    }
    Map<String, Object> named = new java.util.HashMap<>(call.named());
    named.putIfAbsent("dim", call.value(2, "dim"));
    named.putIfAbsent("keepdim", call.value(3, "keepdim"));
    Call own =
        new Call(call.operator(), call.path(), List.of(call.value(0, "self")), named, call.graph());
    return reduce(own, "norm", order == 1 ? Function.L1 : Function.L2);
  }

  /** Of numbers in a list, the number of pictures as for one. */
  private static Object among(Call call, String kind, List<?> list) throws FormatException {
    Object found = null;
    for (Object item : list) {
      Object given = Numbers.of(item);
      Object number = given instanceof Pictures many ? (Object) many.each() : given;
      found = found == null || number == null ? number : Numbers.combine(kind, found, number);
      if (found == null) {
        break;
      }
    }
    if (found == null) {
      throw call.refuse("it is given a list of what are no known numbers");
    }
    return found;
  }

  /** Of two tensors or numbers, or along an axis: then the numbers and their places. */
  private static Object extreme(Call call, String kind, Function function, Arithmetic.Function join)
      throws FormatException {
    if (call.value(0, "self") instanceof List<?> list && !call.has(1, "other")) {
      return among(call, kind, list);
    }
    Object first = Numbers.of(call.value(0, "self"));
    Object second = Numbers.of(call.value(1, "other"));
    if (first != null && second != null) {
      Object number = Numbers.combine(kind, first, second);
      if (number != null) {
        return number;
      }
    }
    if (call.value(1, "other") instanceof Symbol) {
      return call.emit(kind, new Arithmetic(join), List.of(call.layer(0), call.layer(1)));
    }
    if (!call.has(1, "dim")) {
      return reduce(call, kind, function);
    }
    return new ArrayList<>(List.of(reduce(call, kind, function), Pickle.NONE));
  }
}
