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
import org.convlens.net.op.Arithmetic.Function;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Elementwise;
import org.jspecify.annotations.Nullable;

/** Sums, products and comparisons, of tensors and of the program's own numbers. */
final class ArithmeticOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int LONGEST_LIST = 100_000;
  private static final int LONGEST_TEXT = 10_000;

  private ArithmeticOperators() {}

  static {
    joins("add", Function.ADD);
    joins("sub", Function.SUBTRACT);
    joins("mul", Function.MULTIPLY);
    joins("div", Function.DIVIDE);
    joins("pow", Function.POWER);
    joins("maximum", Function.MAXIMUM);
    joins("minimum", Function.MINIMUM);
    TABLE.put("true_divide", call -> join(call, "div", Function.DIVIDE));
    TABLE.put("multiply", call -> join(call, "mul", Function.MULTIPLY));
    TABLE.put("subtract", call -> join(call, "sub", Function.SUBTRACT));
    TABLE.put("rsub", ArithmeticOperators::reversed);
    for (String name : List.of("floordiv", "floor_divide", "remainder", "lt", "le", "gt", "ge")) {
      TABLE.put(name, call -> numbers(call, name));
    }
    TABLE.put("eq", call -> equality(call, true));
    TABLE.put("ne", call -> equality(call, false));
    unary("neg", Elementwise.Function.NEGATE);
    unary("abs", Elementwise.Function.ABS);
    unary("sqrt", Elementwise.Function.SQRT);
    unary("floor", Elementwise.Function.FLOOR);
    unary("ceil", Elementwise.Function.CEIL);
    unary("round", Elementwise.Function.ROUND);
    TABLE.put("square", call -> call.emit("square", mul(), List.of(call.layer(0), call.layer(0))));
    TABLE.put("rsqrt", ArithmeticOperators::inverseRoot);
    TABLE.put("addcmul", ArithmeticOperators::sumOfProduct);
  }

  private static void joins(String name, Function function) {
    TABLE.put(name, call -> join(call, name, function));
  }

  private static void unary(String name, Elementwise.Function function) {
    TABLE.put(
        name,
        call -> {
          Object number = Numbers.of(call.value(0, "self"));
          return number == null
              ? call.emit(name, Elementwise.of(function))
              : alone(call, name, number);
        });
  }

  private static Object alone(Call call, String name, Object number) throws FormatException {
    if (!(number instanceof Number given)) {
      throw call.refuse("it computes with the number of pictures");
    }
    double x = given.doubleValue();
    return switch (name) {
      case "neg" -> given instanceof Long whole ? (Object) Math.negateExact(whole) : (Object) (-x);
      case "abs" -> given instanceof Long whole ? (Object) Math.abs(whole) : (Object) Math.abs(x);
      case "floor" -> (long) Math.floor(x);
      case "ceil" -> (long) Math.ceil(x);
      case "round" -> Math.rint(x);
      default -> Math.sqrt(x);
    };
  }

  /** Of two numbers, two lists or texts, or with a tensor; α is a factor on the second. */
  private static Object join(Call call, String name, Function function) throws FormatException {
    Object a = call.value(0, "self");
    Object b = call.value(1, "other");
    if (a instanceof List<?> list) {
      return lists(call, name, list, b);
    }
    if (a instanceof String text && b instanceof String more) {
      return text.length() + more.length() > LONGEST_TEXT ? text : text + more;
    }
    Object x = Numbers.of(a);
    Object y = Numbers.of(b);
    if (x != null && y != null) {
      return rounded(call, number(call, name, x, y));
    }
    if (call.has(2, "rounding_mode") && name.equals("div")) {
      throw call.refuse("rounding is not supported");
    }
    boolean scaled = name.equals("add") || name.equals("sub");
    double alpha = scaled ? call.number(2, "alpha", 1) : 1;
    LayerId second = call.layer(b);
    if (alpha != 1) {
      second = call.emit(name, mul(), List.of(second, call.layer((Object) alpha))).layer();
    }
    return call.emit(name, new Arithmetic(function), List.of(call.layer(a), second));
  }

  private static Object rounded(Call call, Object number) throws FormatException {
    Object mode = call.value(2, "rounding_mode");
    if (number instanceof Double real && mode instanceof String) {
      double whole = mode.equals("trunc") && real < 0 ? Math.ceil(real) : Math.floor(real);
      return (long) whole;
    }
    return number;
  }

  private static Object lists(Call call, String name, List<?> list, Object other)
      throws FormatException {
    List<Object> result = new ArrayList<>();
    if (name.equals("add") && other instanceof List<?> more) {
      if (list.size() + more.size() <= LONGEST_LIST) {
        result.addAll(list);
        result.addAll(more);
        return result;
      }
    } else if (name.equals("mul") && other instanceof Long times) {
      if (times * (double) list.size() <= LONGEST_LIST) {
        for (long i = 0; i < times && !list.isEmpty(); i++) {
          result.addAll(list);
        }
        return result;
      }
    }
    throw call.refuse("it takes tensors or numbers, or makes too long a list");
  }

  private static Object numbers(Call call, String name) throws FormatException {
    Object a = Numbers.of(call.value(0, "self"));
    Object b = Numbers.of(call.value(1, "other"));
    if (a == null || b == null) {
      throw call.undecided();
    }
    return number(call, name, a, b);
  }

  private static Object number(Call call, String name, Object a, Object b) throws FormatException {
    @Nullable Object result = Numbers.combine(name, a, b);
    if (result == null) {
      throw call.refuse("it cannot be computed for any number of pictures");
    }
    return result;
  }

  private static Object equality(Call call, boolean equal) throws FormatException {
    Object a = call.value(0, "self");
    Object b = call.value(1, "other");
    if (Numbers.of(a) != null && Numbers.of(b) != null) {
      return numbers(call, equal ? "eq" : "ne");
    }
    if (a instanceof Symbol || b instanceof Symbol || a instanceof Known || b instanceof Known) {
      throw call.undecided();
    }
    return LanguageOperators.equal(a, b) == equal;
  }

  private static Object reversed(Call call) throws FormatException {
    if (call.number(2, "alpha", 1) != 1) {
      throw call.refuse("a factor is not supported");
    }
    return call.emit(
        "rsub", new Arithmetic(Function.SUBTRACT), List.of(call.layer(1), call.layer(0)));
  }

  private static Object inverseRoot(Call call) throws FormatException {
    Symbol root = call.emit("rsqrt", Elementwise.of(Elementwise.Function.SQRT));
    return call.emit(
        "rsqrt", Elementwise.of(Elementwise.Function.RECIPROCAL), List.of(root.layer()));
  }

  /** a + value · b · c. */
  private static Object sumOfProduct(Call call) throws FormatException {
    Symbol product = call.emit("addcmul", mul(), List.of(call.layer(1), call.layer(2)));
    double value = call.number(3, "value", 1);
    LayerId factor =
        call.graph()
            .add(
                call.path(),
                "constant",
                new Constant(),
                List.of(),
                List.of(Tensor.of(Shape.of(), (float) value)));
    LayerId scaled =
        value == 1
            ? product.layer()
            : call.emit("addcmul", mul(), List.of(product.layer(), factor)).layer();
    return call.emit("addcmul", new Arithmetic(Function.ADD), List.of(call.layer(0), scaled));
  }

  private static Arithmetic mul() {
    return new Arithmetic(Function.MULTIPLY);
  }
}
