package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reduce.Function;

/** One number out of many, and norms. */
final class ReductionOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  /** What TensorFlow Lite bounds a length by, so that nothing is divided by 0. */
  private static final float LEAST_LENGTH = 1e-6f;

  private static final int WIDEST = 1 << 16;

  static {
    TABLE.put("MEAN", call -> reduced(call, Function.MEAN));
    TABLE.put("SUM", call -> reduced(call, Function.SUM));
    TABLE.put("REDUCE_MAX", call -> reduced(call, Function.MAX));
    TABLE.put("REDUCE_MIN", call -> reduced(call, Function.MIN));
    TABLE.put("REDUCE_PROD", call -> reduced(call, Function.PRODUCT));
    TABLE.put("ARG_MAX", call -> place(call, Function.ARG_MAX));
    TABLE.put("ARG_MIN", call -> place(call, Function.ARG_MIN));
    TABLE.put("L2_NORMALIZATION", ReductionOperators::unit);
    TABLE.put("LOCAL_RESPONSE_NORMALIZATION", ReductionOperators::neighbours);
  }

  private ReductionOperators() {}

  private static void reduced(Call call, Function function) throws FormatException {
    Layer input = call.layer(0);
    TreeSet<Integer> gone = new TreeSet<>();
    for (long axis : call.integers(1, "axes")) {
      gone.add(call.axis(Math.toIntExact(axis), input.rank()));
    }
    if (gone.contains(0)) {
      throw call.refuse("it takes one number out of all pictures of a batch");
    }
    boolean keep = call.node().flag(0);
    boolean whole = input.channelsLast() && gone.equals(new TreeSet<>(List.of(1, 2)));
    if (whole && (function == Function.MEAN || function == Function.MAX)) {
      pooled(call, input, function, keep);
      return;
    }
    List<Integer> axes = gone.stream().map(input::axis).toList();
    Reduce op = new Reduce(function, axes, true);
    if (keep || gone.isEmpty()) {
      call.result(op, input);
      return;
    }
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (!gone.contains(axis)) {
        extents.add(input.shape().extent(axis));
      }
    }
    call.reshaped(call.same("reduced", op, input), Shape.of(extents));
  }

  private static void pooled(Call call, Layer input, Function function, boolean keep)
      throws FormatException {
    GlobalPool2d op =
        new GlobalPool2d(
            function == Function.MEAN ? GlobalPool2d.Function.MEAN : GlobalPool2d.Function.MAX);
    if (keep) {
      call.result(op, input);
    } else {
      call.result(new Flatten(1), List.of(call.same("pool", op, input)), false);
    }
  }

  private static void place(Call call, Function function) throws FormatException {
    Layer input = call.layer(0);
    int axis = call.axis(call.integer(1, "axis"), input.rank());
    if (axis == 0) {
      throw call.refuse("it looks for one among all pictures of a batch");
    }
    int own = input.axis(axis);
    boolean channels = input.channelsLast() && own == 1;
    if (input.channelsLast() && !channels) {
      throw call.refuse("it looks along the rows or columns of maps");
    }
    call.result(new Reduce(function, List.of(own), false), List.of(input), false);
  }

  /** x / max(‖x‖, 1e-6) along the last axis. */
  private static void unit(Call call) throws FormatException {
    Layer input = call.layer(0);
    Reduce squares = new Reduce(Function.SUM_SQUARE, List.of(input.axis(-1)), true);
    Layer sum = call.same("squares", squares, input);
    Layer length = call.same("length", Elementwise.of(Elementwise.Function.SQRT), sum);
    Tensor least = Tensor.of(Shape.of(1), LEAST_LENGTH);
    Layer bound = call.part("least", new Constant(), List.of(), least);
    Arithmetic larger = new Arithmetic(Arithmetic.Function.MAXIMUM);
    Layer bounded = call.part("bounded", larger, List.of(length, bound));
    Arithmetic divided = new Arithmetic(Arithmetic.Function.DIVIDE);
    int activation = call.node().way(0);
    call.result(divided, List.of(input, bounded), input.channelsLast(), activation);
  }

  /** x · (bias + α Σ x²)^−β over the channels within a radius. */
  private static void neighbours(Call call) throws FormatException {
    Layer maps = call.maps(0);
    LiteNode node = call.node();
    int radius = node.integer(0, 0);
    if (radius < 0 || radius > WIDEST) {
      throw call.refuse("its radius is " + radius);
    }
    int size = 2 * radius + 1;
    LocalResponseNorm op =
        new LocalResponseNorm(size, node.number(2, 0) * size, node.number(3, 0), node.number(1, 0));
    call.result(op, maps);
  }
}
