package org.convlens.format.torchscript;

import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/** Arithmetic of the program's own numbers, in Python's way. Nothing where it is not defined. */
final class Numbers {
  private Numbers() {}

  /** A number out of a value of the program; nothing if it is none. */
  static @Nullable Object of(Object value) throws FormatException {
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    if (value instanceof Known known && known.rank() == 0) {
      return known.number();
    }
    return value instanceof Number || value instanceof Pictures ? value : null;
  }

  static @Nullable Object combine(String operation, Object a, Object b) {
    if (a instanceof Pictures || b instanceof Pictures) {
      return perPicture(operation, a, b);
    }
    if (a instanceof Long x && b instanceof Long y) {
      return whole(operation, x, y);
    }
    return real(operation, ((Number) a).doubleValue(), ((Number) b).doubleValue());
  }

  private static @Nullable Object whole(String operation, long a, long b) {
    boolean divides = b != 0;
    return switch (operation) {
      case "add" -> Math.addExact(a, b);
      case "sub" -> Math.subtractExact(a, b);
      case "mul" -> Math.multiplyExact(a, b);
      case "floordiv", "floor_divide" -> divides ? Math.floorDiv(a, b) : null;
      case "remainder" -> divides ? Math.floorMod(a, b) : null;
      case "min" -> Math.min(a, b);
      case "max" -> Math.max(a, b);
      case "eq" -> a == b;
      case "ne" -> a != b;
      case "lt" -> a < b;
      case "le" -> a <= b;
      case "gt" -> a > b;
      case "ge" -> a >= b;
      default -> real(operation, (double) a, (double) b);
    };
  }

  private static @Nullable Object real(String operation, double a, double b) {
    return switch (operation) {
      case "add" -> a + b;
      case "sub" -> a - b;
      case "mul" -> a * b;
      case "div" -> a / b;
      case "floordiv", "floor_divide" -> Math.floor(a / b);
      case "remainder" -> a - b * Math.floor(a / b);
      case "pow" -> Math.pow(a, b);
      case "min" -> Math.min(a, b);
      case "max" -> Math.max(a, b);
      case "eq" -> a == b;
      case "ne" -> a != b;
      case "lt" -> a < b;
      case "le" -> a <= b;
      case "gt" -> a > b;
      case "ge" -> a >= b;
      default -> null;
    };
  }

  /** Products and quotients keep the unknown number of pictures; comparisons are for one. */
  private static @Nullable Object perPicture(String operation, Object a, Object b) {
    if (a instanceof Pictures many && b instanceof Long factor) {
      switch (operation) {
        case "mul" -> {
          return new Pictures(Math.multiplyExact(many.each(), factor));
        }
        case "floordiv", "floor_divide", "div" -> {
          return factor != 0 && many.each() % factor == 0
              ? new Pictures(many.each() / factor)
              : null;
        }
        default -> {}
      }
    }
    if (operation.equals("mul") && b instanceof Pictures && a instanceof Long) {
      return perPicture(operation, b, a);
    }
    boolean compares = operation.matches("eq|ne|lt|le|gt|ge");
    return compares ? combine(operation, one(a), one(b)) : null;
  }

  private static Object one(Object number) {
    return number instanceof Pictures many ? (Object) many.each() : number;
  }
}
