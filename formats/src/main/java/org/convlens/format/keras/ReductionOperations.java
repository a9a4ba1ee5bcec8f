package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Transpose;

/** Operations that take one number out of many, and norms made of them. */
final class ReductionOperations {
  private ReductionOperations() {}

  static LayerKind.Translator of(Reduce.Function function) {
    return call -> reduced(call, function);
  }

  private static Value reduced(LayerCall call, Reduce.Function function) throws FormatException {
    Value value = call.input();
    List<Integer> given = call.integers("axis");
    if (!call.given("initial").isMissingNode()) {
      throw call.unsupported("it begins with a number");
    }
    List<Integer> gone = new ArrayList<>();
    for (int axis : given) {
      gone.add(value.shape().axis(axis));
    }
    if (gone.isEmpty() || gone.contains(0)) {
      throw call.unsupported("it takes one number out of all pictures of a batch");
    }
    List<Integer> axes = gone.stream().map(value::axis).toList();
    boolean keep = call.given("keepdims", "keep_dims").asBoolean(false);
    Reduce op = new Reduce(function, axes, keep);
    if (keep) {
      return call.result(op, value);
    }
    List<Integer> places = new ArrayList<>();
    for (int axis = 0; axis < value.rank(); axis++) {
      if (!gone.contains(axis)) {
        places.add(value.axis(axis));
      }
    }
    List<Integer> sorted = places.stream().sorted().toList();
    if (sorted.equals(places)) {
      return call.result(op, value, false);
    }
    Value rest = call.node("reduced", op, value, false);
    return call.result(new Transpose(places.stream().map(sorted::indexOf).toList()), rest, false);
  }

  /** x / √ max(Σ x², ε): of length 1 along axes. */
  static Value unit(LayerCall call) throws FormatException {
    Value value = call.input();
    Value squares = over(call, value, Reduce.Function.SUM_SQUARE);
    Value most = call.with("bounded", Arithmetic.Function.MAXIMUM, squares, 1e-12f);
    return divided(call, value, most);
  }

  /** x / √ (mean x² + ε) · scale. */
  static Value rootMeanSquare(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> axes = call.integers("axis");
    int axis = value.axis(axes.isEmpty() ? -1 : axes.get(0));
    Value square =
        call.nodes()
            .add(call.name() + "/square", times(), List.of(value, value), value.channelsLast());
    Value mean = over(call, square, Reduce.Function.MEAN);
    float epsilon = call.layer().number(1e-6, "epsilon");
    Value shifted = call.with("shifted", Arithmetic.Function.ADD, mean, epsilon);
    Value root =
        call.node(
            "root", Elementwise.of(Elementwise.Function.SQRT), shifted, shifted.channelsLast());
    Value divided =
        call.nodes()
            .add(
                call.name() + "/divided",
                new Arithmetic(Arithmetic.Function.DIVIDE),
                List.of(value, root),
                value.channelsLast());
    int[] extents = new int[value.rank()];
    java.util.Arrays.fill(extents, 1);
    Tensor scale = call.weight("scale");
    extents[axis] = scale.size();
    Value factor = call.constant("scale", scale.reshaped(Shape.of(extents)));
    return call.nodes().add(call.name(), times(), List.of(divided, factor), value.channelsLast());
  }

  private static Arithmetic times() {
    return new Arithmetic(Arithmetic.Function.MULTIPLY);
  }

  private static Value over(LayerCall call, Value value, Reduce.Function function)
      throws FormatException {
    List<Integer> axes = call.integers("axis");
    List<Integer> own = new ArrayList<>();
    for (int axis : axes.isEmpty() ? List.of(-1) : axes) {
      own.add(value.axis(axis));
    }
    if (own.contains(0)) {
      throw call.unsupported("it runs over the pictures of a batch");
    }
    return call.node("sum", new Reduce(function, own, true), value, value.channelsLast());
  }

  private static Value divided(LayerCall call, Value value, Value square) {
    Value root =
        call.node("root", Elementwise.of(Elementwise.Function.SQRT), square, square.channelsLast());
    return call.nodes()
        .add(
            call.name(),
            new Arithmetic(Arithmetic.Function.DIVIDE),
            List.of(value, root),
            value.channelsLast());
  }
}
