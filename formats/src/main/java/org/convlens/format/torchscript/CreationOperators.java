package org.convlens.format.torchscript;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;

/** Tensors that the program makes of sizes alone. */
final class CreationOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int LARGEST = 1 << 22;

  private CreationOperators() {}

  static {
    TABLE.put("arange", CreationOperators::range);
    TABLE.put("zeros", call -> filled(call, shape(call), 0));
    TABLE.put("ones", call -> filled(call, shape(call), 1));
    TABLE.put("full", call -> filled(call, shape(call), call.number(1, "fill_value", 0)));
    TABLE.put("new_zeros", call -> filled(call, own(call), 0));
    TABLE.put("new_ones", call -> filled(call, own(call), 1));
    TABLE.put("new_full", call -> filled(call, own(call), call.number(2, "fill_value", 0)));
    TABLE.put("scalar_tensor", call -> filled(call, Shape.of(), call.number(0, "s", 0)));
  }

  private static Shape shape(Call call) throws FormatException {
    return Shape.of(call.integers(0, "size"));
  }

  private static Shape own(Call call) throws FormatException {
    return Shape.of(call.integers(1, "size"));
  }

  private static Object filled(Call call, Shape shape, double value) throws FormatException {
    require(call, (double) shape.elements());
    float[] values = new float[(int) shape.elements()];
    Arrays.fill(values, (float) value);
    return Known.of(call.path() + ".constant " + value, Tensor.of(shape, values));
  }

  private static void require(Call call, double size) throws FormatException {
    if (!(size >= 0 && size <= LARGEST)) {
      throw call.refuse("it makes a tensor of " + size + " numbers");
    }
  }

  /** end; or start, end; or start, end, step. Whole numbers where all that is given is whole. */
  private static Object range(Call call) throws FormatException {
    List<Object> given = call.arguments().stream().takeWhile(a -> isNumber(a)).limit(3).toList();
    boolean alone = given.size() == 1;
    double start = alone ? 0 : call.number(0, "start", 0);
    double end = call.number(alone ? 0 : 1, "end", 0);
    double step = given.size() == 3 ? call.number(2, "step", 1) : 1;
    boolean whole = call.named().getOrDefault("dtype", Pickle.NONE) == Pickle.NONE;
    for (Object each : given) {
      whole &= Numbers.of(each) instanceof Long;
    }
    double size = Math.ceil((end - start) / step);
    require(call, size);
    int count = (int) size;
    String name = "arange " + start + " " + end + " " + step;
    if (whole) {
      long[] values = new long[count];
      Arrays.setAll(values, i -> (long) start + i * (long) step);
      return Known.of(name, Tensor.ofLongs(Shape.of(count), values));
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (start + i * step);
    }
    return Known.of(name + " real", Tensor.of(Shape.of(count), values));
  }

  private static boolean isNumber(Object argument) {
    return argument instanceof Number;
  }
}
