package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.op.Cast;

/** What the program asks of its values: sizes, types, whether they are there. */
final class LanguageOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final long FLOAT = 6;

  /** PyTorch's numbers of its types that are not floating. */
  private static final Map<Long, ElementType> WHOLE =
      Map.of(
          0L, ElementType.UINT8,
          1L, ElementType.INT8,
          2L, ElementType.INT16,
          3L, ElementType.INT32,
          4L, ElementType.INT64,
          11L, ElementType.BOOL);

  private LanguageOperators() {}

  static {
    TABLE.put("size", LanguageOperators::size);
    TABLE.put("dim", call -> (long) rank(call));
    TABLE.put("numel", LanguageOperators::count);
    TABLE.put("to", LanguageOperators::converted);
    TABLE.put("_to_copy", LanguageOperators::converted);
    TABLE.put("type_as", call -> call.value(0, "self"));
    TABLE.put("__is__", call -> same(call));
    TABLE.put("__isnot__", call -> !same(call));
    TABLE.put("__not__", call -> !call.flag(0, "self", false));
    TABLE.put("__and__", call -> call.flag(0, "self", false) && call.flag(1, "other", false));
    TABLE.put("__or__", call -> call.flag(0, "self", false) || call.flag(1, "other", false));
    TABLE.put("is_floating_point", call -> true);
    TABLE.put("is_grad_enabled", call -> false);
    TABLE.put("is_scripting", call -> true);
    TABLE.put("warn", call -> Pickle.NONE);
    TABLE.put("device", call -> "cpu");
    TABLE.put("Int", call -> whole(call));
    TABLE.put("IntImplicit", call -> whole(call));
    TABLE.put("Float", call -> real(call));
    TABLE.put("FloatImplicit", call -> real(call));
    TABLE.put("Bool", call -> call.flag(0, "self", false));
    TABLE.put("ScalarImplicit", LanguageOperators::number);
    TABLE.put("item", LanguageOperators::number);
    TABLE.put("tensor", LanguageOperators::number);
    TABLE.put("NumToTensor", LanguageOperators::number);
    TABLE.put("dtype", call -> FLOAT);
    TABLE.put("layout", call -> 0L);
    TABLE.put("unchecked_unwrap_optional", call -> call.value(0, "self"));
    TABLE.put("data", call -> call.value(0, "self"));
    for (String no :
        List.of("requires_grad", "is_cuda", "is_quantized", "is_mkldnn", "is_sparse")) {
      TABLE.put(no, call -> false);
    }
    TABLE.put("RaiseException", LanguageOperators::raise);
  }

  private static int rank(Call call) throws FormatException {
    return call.value(0, "self") instanceof Known known ? known.rank() : call.shape(0).rank();
  }

  /** An extent of the first argument; that of the batch is not known. */
  static Object extent(Call call, int axis) throws FormatException {
    if (call.value(0, "self") instanceof Known known) {
      return known.extent(known.shape().axis(axis));
    }
    int extent = call.shape(0).extent(axis);
    return extent == Shape.BATCH ? (Object) new Pictures(1) : (Object) (long) extent;
  }

  private static Object size(Call call) throws FormatException {
    if (call.has(1, "dim")) {
      return extent(call, call.small(1, "dim", 0));
    }
    List<Object> extents = new ArrayList<>();
    for (int axis = 0; axis < rank(call); axis++) {
      extents.add(extent(call, axis));
    }
    return extents;
  }

  private static Object count(Call call) throws FormatException {
    Shape shape = call.value(0, "self") instanceof Known known ? known.shape() : call.shape(0);
    return shape.hasBatch() ? new Pictures(shape.elements()) : (Object) shape.elements();
  }

  /** To another type or device; floating types are all the same to the engine. */
  private static Object converted(Call call) throws FormatException {
    Object self = call.value(0, "self");
    Object type = Pickle.NONE;
    for (int i = 1; i < Math.min(3, call.arguments().size()); i++) {
      type = call.arguments().get(i) instanceof Long code ? (Object) code : type;
    }
    type = call.named().getOrDefault("dtype", type);
    boolean whole = type instanceof Long code && WHOLE.containsKey(code);
    if (self instanceof Number number) {
      boolean kept = !(type instanceof Long);
      return kept ? self : whole ? (Object) number.longValue() : (Object) number.doubleValue();
    }
    if (self instanceof Symbol && whole) {
      return call.emit("to", new Cast(java.util.Objects.requireNonNull(WHOLE.get(type))));
    }
    return self;
  }

  private static boolean same(Call call) {
    Object a = call.value(0, "self");
    Object b = call.value(1, "other");
    return a == b || equal(a, b);
  }

  /** Whether numbers or texts, or lists of them, are the same. */
  static boolean equal(Object a, Object b) {
    if (a instanceof List<?> x && b instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = isPlain(x.get(i)) && x.get(i).equals(y.get(i));
      }
      return same;
    }
    return a == b || (isPlain(a) && a.equals(b));
  }

  /** Whether a value holds no others. */
  static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static Object number(Call call) throws FormatException {
    Object number = Numbers.of(call.value(0, "self"));
    if (number == null) {
      throw call.undecided();
    }
    return number;
  }

  /** Towards 0, as Python's {@code int}. */
  static Object whole(Call call) throws FormatException {
    Object number = number(call);
    return number instanceof Double real ? (Object) (long) (double) real : number;
  }

  static Object real(Call call) throws FormatException {
    Object number = number(call);
    if (number instanceof Pictures) {
      throw call.refuse("it computes with the number of pictures");
    }
    return ((Number) number).doubleValue();
  }

  private static Object raise(Call call) {
    String where = call.path().isEmpty() ? "the program" : "module '" + call.path() + "'";
    throw new IllegalArgumentException(
        where + " refuses the input: " + text(call.value(0, "message")));
  }

  /** A value as a program would print it, without going into what it holds. */
  static String text(Object value) {
    if (isPlain(value)) {
      return value.toString();
    }
    return value == Pickle.NONE ? "None" : "...";
  }
}
