package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Slice;

/** Variances, and weights that are kept as a direction and a length. */
final class StatisticsOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private StatisticsOperators() {}

  static {
    TABLE.put("var", call -> spread(call, "var", false));
    TABLE.put("std", call -> spread(call, "std", true));
    TABLE.put("var_mean", call -> both(call, "var", false));
    TABLE.put("std_mean", call -> both(call, "std", true));
    TABLE.put("_weight_norm", call -> weight(call, call.integer(2, "dim", 0)));
    TABLE.put("_weight_norm_interface", call -> weight(call, call.integer(2, "dim", 0)));
    TABLE.put("glu", StatisticsOperators::gated);
    TABLE.put("logsigmoid", StatisticsOperators::logSigmoid);
    TABLE.put("log_sigmoid", StatisticsOperators::logSigmoid);
  }

  /**
   * What is asked of a variance.
   *
   * @param correction that the number of numbers is lessened by
   */
  private record Asked(List<Integer> axes, double correction, boolean keep) {}

  /** input, axes, correction or whether it is 1, whether axes stay; or input, whether it is 1. */
  private static Asked asked(Call call) throws FormatException {
    Object second = call.value(1, "dim");
    boolean all = second instanceof Boolean || !call.has(1, "dim");
    List<Integer> axes = new ArrayList<>();
    Shape shape = call.shape(0);
    if (all || List.of().equals(second)) {
      for (int axis = 0; axis < shape.rank(); axis++) {
        axes.add(axis);
      }
    } else {
      for (int axis : call.integers(1, "dim")) {
        axes.add(shape.axis(axis));
      }
    }
    for (int axis : axes) {
      call.requireWithinPictures(shape, axis);
    }
    boolean plain = second instanceof Boolean;
    String name = call.named().containsKey("unbiased") ? "unbiased" : "correction";
    Object given = plain ? second : call.value(2, name);
    double correction = given instanceof Boolean flag ? (flag ? 1 : 0) : call.number(2, name, 1);
    return new Asked(axes, correction, call.flag(3, "keepdim", false));
  }

  /** Mean of the squares of what is left of the mean, times n / (n − correction). */
  private static Object spread(Call call, String kind, boolean root) throws FormatException {
    Asked asked = asked(call);
    LayerId input = call.layer(0);
    LayerId mean = reduced(call, kind, input, asked.axes(), true);
    LayerId away = joined(call, kind, Arithmetic.Function.SUBTRACT, input, mean);
    LayerId square = joined(call, kind, Arithmetic.Function.MULTIPLY, away, away);
    LayerId found = reduced(call, kind, square, asked.axes(), asked.keep());
    double count = 1;
    for (int axis : asked.axes()) {
      count *= call.shape(0).extent(axis);
    }
    if (count <= asked.correction()) {
      throw call.refuse("a variance of " + (long) count + " numbers is not defined");
    }
    if (asked.correction() != 0) {
      Object factor = count / (count - asked.correction());
      found = joined(call, kind, Arithmetic.Function.MULTIPLY, found, call.layer(factor));
    }
    return root
        ? call.emit(kind, Elementwise.of(Elementwise.Function.SQRT), List.of(found))
        : Symbol.of(found);
  }

  private static Object both(Call call, String kind, boolean root) throws FormatException {
    Object spread = spread(call, kind, root);
    Asked asked = asked(call);
    LayerId mean = reduced(call, "mean", call.layer(0), asked.axes(), asked.keep());
    return new ArrayList<>(List.of(spread, Symbol.of(mean)));
  }

  private static LayerId reduced(
      Call call, String kind, LayerId of, List<Integer> axes, boolean keep) throws FormatException {
    return call.emit(kind, new Reduce(Reduce.Function.MEAN, axes, keep), List.of(of)).layer();
  }

  private static LayerId joined(
      Call call, String kind, Arithmetic.Function function, LayerId a, LayerId b)
      throws FormatException {
    return call.emit(kind, new Arithmetic(function), List.of(a, b)).layer();
  }

  /** v · g / |v|, the length over all axes but one (Salimans, Kingma 2016). */
  private static Object weight(Call call, long dim) throws FormatException {
    Tensor direction = call.known(0, "v").tensor();
    Tensor length = call.known(1, "g").tensor();
    Shape shape = direction.shape();
    int axis = dim == -1 ? -1 : shape.axis((int) dim);
    int kept = axis < 0 ? 1 : shape.extent(axis);
    if (length.size() != kept) {
      throw call.refuse("it has " + length.size() + " lengths for " + shape);
    }
    int inner = 1;
    for (int i = axis + 1; axis >= 0 && i < shape.rank(); i++) {
      inner *= shape.extent(i);
    }
    float[] values = direction.toFloats();
    double[] squares = new double[kept];
    for (int i = 0; i < values.length; i++) {
      squares[axis < 0 ? 0 : i / inner % kept] += (double) values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      int own = axis < 0 ? 0 : i / inner % kept;
      values[i] = (float) (values[i] * length.at(own) / Math.sqrt(squares[own]));
    }
    Known found = Known.of(call.known(0, "v").name() + ".normed", Tensor.of(shape, values));
    return call.operator().endsWith("interface") ? List.of(found, call.known(1, "g")) : found;
  }

  /** The first half times the logistic function of the second (Dauphin et al. 2017). */
  private static Object gated(Call call) throws FormatException {
    Shape shape = call.shape(0);
    int axis = call.axis(1, "dim", -1, shape);
    call.requireWithinPictures(shape, axis);
    int half = shape.extent(axis) / 2;
    if (half * 2 != shape.extent(axis) || half == 0) {
      throw new IllegalArgumentException("halves of axis " + axis + " of " + shape);
    }
    LayerId first = call.emit("glu", new Slice(axis, 0, half, 1)).layer();
    LayerId second = call.emit("glu", new Slice(axis, half, 2 * half, 1)).layer();
    Elementwise sigmoid = Elementwise.of(Elementwise.Function.SIGMOID);
    LayerId gate = call.emit("glu", sigmoid, List.of(second)).layer();
    return Symbol.of(joined(call, "glu", Arithmetic.Function.MULTIPLY, first, gate));
  }

  /** −softplus(−x). */
  private static Object logSigmoid(Call call) throws FormatException {
    Elementwise negate = Elementwise.of(Elementwise.Function.NEGATE);
    Symbol turned = call.emit("log_sigmoid", negate);
    Elementwise softplus = Elementwise.of(Elementwise.Function.SOFTPLUS);
    Symbol soft = call.emit("log_sigmoid", softplus, List.of(turned.layer()));
    Symbol result = call.emit("log_sigmoid", negate, List.of(soft.layer()));
    return call.operator().endsWith("forward") ? List.of(result, result) : result;
  }
}
