package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.convlens.array.Shape;
import org.convlens.net.op.Arithmetic;
import org.jspecify.annotations.Nullable;

/** Arithmetic, comparison and choice on numbers that may depend on how many pictures there are. */
final class FoldedArithmetic {
  static final Map<String, Folding.Fold> TABLE = new HashMap<>();

  static {
    TABLE.put("Add", (node, in) -> sum(in, 1));
    TABLE.put("Sum", (node, in) -> sum(in, 1));
    TABLE.put("Sub", (node, in) -> sum(in, -1));
    TABLE.put("Mul", FoldedArithmetic::product);
    TABLE.put("Div", FoldedArithmetic::quotient);
    TABLE.put("Equal", FoldedArithmetic::equal);
    TABLE.put("Where", FoldedArithmetic::where);
    binary("Pow", false, Math::pow);
    binary("Max", false, Math::max);
    binary("Min", false, Math::min);
    binary("Mod", false, (a, b) -> a - b * Math.floor(a / b));
    binary("Greater", true, (a, b) -> a > b ? 1 : 0);
    binary("GreaterOrEqual", true, (a, b) -> a >= b ? 1 : 0);
    binary("Less", true, (a, b) -> a < b ? 1 : 0);
    binary("LessOrEqual", true, (a, b) -> a <= b ? 1 : 0);
    binary("And", true, (a, b) -> a != 0 && b != 0 ? 1 : 0);
    binary("Or", true, (a, b) -> a != 0 || b != 0 ? 1 : 0);
    unary("Abs", Math::abs);
    unary("Ceil", Math::ceil);
    unary("Exp", Math::exp);
    unary("Floor", Math::floor);
    unary("Log", Math::log);
    unary("Neg", a -> -a);
    unary("Not", a -> a == 0 ? 1 : 0);
    unary("Relu", a -> Math.max(0, a));
    unary("Reciprocal", a -> 1 / a);
    unary("Round", Math::rint);
    unary("Sqrt", Math::sqrt);
  }

  private FoldedArithmetic() {}

  private static void unary(String name, DoubleUnaryOperator function) {
    TABLE.put(
        name,
        (node, in) -> {
          Numbers from = FoldedLayout.first(in);
          double[] fixed = from.fixed().clone();
          for (int i = 0; i < fixed.length; i++) {
            fixed[i] = function.applyAsDouble(fixed[i]);
          }
          return from.isKnown() ? Numbers.of(from.shape(), from.whole(), fixed) : null;
        });
  }

  private static void binary(String name, boolean truth, DoubleBinaryOperator function) {
    TABLE.put(
        name,
        (node, in) -> {
          Numbers result = FoldedLayout.first(in);
          for (int i = 1; i < in.size() && result != null; i++) {
            result = known(result, FoldedLayout.input(in, i), function);
          }
          if (result == null || !truth) {
            return result;
          }
          return new Numbers(result.shape(), true, result.fixed(), result.perPicture());
        });
  }

  private static @Nullable Numbers known(
      Numbers first, Numbers second, DoubleBinaryOperator function) {
    return first.isKnown() && second.isKnown()
        ? join(first, second, (a, b) -> new double[] {function.applyAsDouble(a[0], b[0]), 0})
        : null;
  }

  /** Joins two entries a + b · N, each given as {a, b}; null where the result is none. */
  private interface Join {
    double @Nullable [] apply(double[] first, double[] second);
  }

  private static @Nullable Numbers join(Numbers first, Numbers second, Join join) {
    Shape target =
        new Arithmetic(Arithmetic.Function.ADD)
            .shape(List.of(first.shape(), second.shape()), List.of());
    Numbers left = broadcast(first, target);
    Numbers right = broadcast(second, target);
    double[] fixed = new double[left.size()];
    double[] perPicture = new double[left.size()];
    for (int i = 0; i < fixed.length; i++) {
      double[] result =
          join.apply(
              new double[] {left.fixed()[i], left.perPicture()[i]},
              new double[] {right.fixed()[i], right.perPicture()[i]});
      if (result == null) {
        return null;
      }
      fixed[i] = result[0];
      perPicture[i] = result[1];
    }
    return new Numbers(target, first.whole() && second.whole(), fixed, perPicture);
  }

  /** Entries repeated along axes of extent 1, as NumPy does. */
  static Numbers broadcast(Numbers from, Shape target) {
    if (from.shape().equals(target)) {
      return from;
    }
    int rank = target.rank();
    int missing = rank - from.shape().rank();
    return from.select(
        target,
        i -> {
          int at = 0;
          int stride = 1;
          int rest = i;
          for (int axis = rank - 1; axis >= missing; axis--) {
            int along = rest % target.extent(axis);
            rest /= target.extent(axis);
            int extent = from.shape().extent(axis - missing);
            at += (extent == 1 ? 0 : along) * stride;
            stride *= extent;
          }
          return at;
        });
  }

  private static @Nullable Numbers sum(List<@Nullable Numbers> in, int sign) {
    Numbers result = FoldedLayout.first(in);
    for (int i = 1; i < in.size() && result != null; i++) {
      result =
          join(
              result,
              FoldedLayout.input(in, i),
              (a, b) -> new double[] {a[0] + sign * b[0], a[1] + sign * b[1]});
    }
    return result;
  }

  private static @Nullable Numbers product(OnnxNode node, List<@Nullable Numbers> in) {
    return join(
        FoldedLayout.first(in),
        FoldedLayout.input(in, 1),
        (a, b) ->
            a[1] != 0 && b[1] != 0 ? null : new double[] {a[0] * b[0], a[0] * b[1] + a[1] * b[0]});
  }

  private static @Nullable Numbers quotient(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers first = FoldedLayout.first(in);
    Numbers second = FoldedLayout.input(in, 1);
    boolean whole = first.whole() && second.whole();
    return join(first, second, (a, b) -> quotient(a, b, whole));
  }

  private static double @Nullable [] quotient(double[] a, double[] b, boolean whole) {
    if (whole && b[0] == 0 && b[1] == 0) {
      throw new IllegalArgumentException("a division by zero");
    }
    if (b[1] == 0 && (!whole || (a[1] % b[0] == 0 && (a[1] == 0 || a[0] % b[0] == 0)))) {
      double fixed = a[0] / b[0];
      return new double[] {whole ? (double) (long) fixed : fixed, a[1] / b[0]};
    }
    boolean proportional = b[1] != 0 && a[0] * b[1] == a[1] * b[0];
    double ratio = a[1] / b[1];
    return proportional && (!whole || ratio == Math.rint(ratio)) ? new double[] {ratio, 0} : null;
  }

  private static @Nullable Numbers equal(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers result =
        join(
            FoldedLayout.first(in),
            FoldedLayout.input(in, 1),
            (a, b) -> new double[] {a[0] == b[0] && a[1] == b[1] ? 1 : 0, 0});
    return result == null
        ? null
        : new Numbers(result.shape(), true, result.fixed(), result.perPicture());
  }

  private static @Nullable Numbers where(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers condition = FoldedLayout.first(in);
    Numbers yes = FoldedLayout.input(in, 1);
    Numbers no = FoldedLayout.input(in, 2);
    Shape target =
        new Arithmetic(Arithmetic.Function.ADD)
            .shape(List.of(condition.shape(), yes.shape(), no.shape()), List.of());
    Numbers test = broadcast(condition, target);
    Numbers left = broadcast(yes, target);
    Numbers right = broadcast(no, target);
    double[] fixed = new double[test.size()];
    double[] perPicture = new double[test.size()];
    for (int i = 0; i < fixed.length; i++) {
      Numbers chosen = test.fixed()[i] != 0 ? left : right;
      fixed[i] = chosen.fixed()[i];
      perPicture[i] = chosen.perPicture()[i];
    }
    return condition.isKnown()
        ? new Numbers(target, yes.whole() && no.whole(), fixed, perPicture)
        : null;
  }
}
