package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.Kernels;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Op;
import org.convlens.net.op.Transpose;

/** Layers that join several tensors, and Keras 3's operations on two. */
final class MergeLayers {
  private MergeLayers() {}

  static LayerKind.Translator of(Arithmetic.Function function) {
    return call -> joined(call, new Arithmetic(function));
  }

  private static Value joined(LayerCall call, Op op) throws FormatException {
    List<Value> values = aligned(call);
    if (values.isEmpty() || values.size() + call.numbers().size() < 2) {
      throw call.layer().refusal("it joins at least two tensors");
    }
    boolean last = values.stream().anyMatch(Value::channelsLast);
    if (last && values.stream().anyMatch(value -> value.rank() != 4)) {
      throw call.layer().unsupported("it joins maps with " + values + "; " + KerasLayer.EXPORT);
    }
    int count = 0;
    for (Map.Entry<Integer, Tensor> number : call.numbers().entrySet()) {
      Tensor here = broadcast(number.getValue(), last);
      values.add(number.getKey(), call.constant("number" + (count == 0 ? "" : count), here));
      count++;
    }
    return call.nodes().add(call.name(), op, values, last);
  }

  /** a + scale · b: the residual sum of keras.applications' InceptionResNetV2. */
  static Value scaledSum(LayerCall call) throws FormatException {
    List<Value> values = aligned(call);
    if (values.size() != 2) {
      throw call.layer().refusal("it joins two tensors");
    }
    boolean last = values.get(0).channelsLast();
    Tensor number = Tensor.of(Shape.of(1), call.layer().number(1, "scale"));
    List<Value> factors = List.of(values.get(1), call.constant("scale", number));
    Value scaled =
        call.nodes()
            .add(
                call.name() + "/scaled",
                new Arithmetic(Arithmetic.Function.MULTIPLY),
                factors,
                last);
    Arithmetic sum = new Arithmetic(Arithmetic.Function.ADD);
    return call.nodes().add(call.name(), sum, List.of(values.get(0), scaled), last);
  }

  /** Numbers in Keras's order of axes, as they are joined with maps. */
  static Tensor broadcast(Tensor numbers, boolean withMaps) {
    int rank = numbers.shape().rank();
    if (rank == 0) {
      return numbers.reshaped(Shape.of(1));
    }
    if (!withMaps || rank > 4) {
      return numbers;
    }
    int[] extents = {1, 1, 1, 1};
    System.arraycopy(numbers.shape().toArray(), 0, extents, 4 - rank, rank);
    return Kernels.permuted(numbers.reshaped(Shape.of(extents)), 0, 3, 1, 2);
  }

  /** The inputs with their channels in one place. */
  private static List<Value> aligned(LayerCall call) {
    boolean last = call.inputs().stream().anyMatch(Value::channelsLast);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      Value value = call.inputs().get(i);
      boolean turn = last && !value.channelsLast() && value.rank() == 4;
      values.add(
          turn ? call.node("maps" + i, new Transpose(List.of(0, 3, 1, 2)), value, true) : value);
    }
    return values;
  }

  static Value concatenate(LayerCall call) throws FormatException {
    List<Integer> axes = call.integers("axis");
    return concatenated(call, axes.isEmpty() ? -1 : axes.get(0));
  }

  private static Value concatenated(LayerCall call, int axis) throws FormatException {
    List<Value> values = aligned(call);
    if (values.isEmpty()) {
      throw call.layer().refusal("it joins at least two tensors");
    }
    boolean last = values.stream().anyMatch(Value::channelsLast);
    if (last && values.stream().anyMatch(value -> value.rank() != 4)) {
      throw call.layer().refusal("it joins maps with " + values);
    }
    Value first = values.get(0);
    return call.nodes()
        .add(call.name(), new Concat(first.axis(axis)), values, first.channelsLast());
  }

  /** Keras 1's one layer for all of them. */
  static Value byMode(LayerCall call) throws FormatException {
    String mode = call.layer().text("sum", "mode").toLowerCase(Locale.ROOT);
    return switch (mode) {
      case "sum" -> joined(call, new Arithmetic(Arithmetic.Function.ADD));
      case "mul" -> joined(call, new Arithmetic(Arithmetic.Function.MULTIPLY));
      case "ave" -> joined(call, new Arithmetic(Arithmetic.Function.MEAN));
      case "max" -> joined(call, new Arithmetic(Arithmetic.Function.MAXIMUM));
      case "concat" -> concatenated(call, call.layer().integer(-1, "concat_axis"));
      default -> throw call.layer().unsupported("its mode is '" + mode + "'");
    };
  }
}
