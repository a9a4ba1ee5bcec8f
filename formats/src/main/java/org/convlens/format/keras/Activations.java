package org.convlens.format.keras;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.Kernels;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Activation functions, by name and as layers. */
final class Activations {
  static final float SELU_ALPHA = 1.6732632f;
  static final float SELU_SCALE = 1.050701f;

  private static final Map<String, Op> PLAIN =
      Map.ofEntries(
          Map.entry("linear", new Identity()),
          Map.entry("relu", new Relu()),
          Map.entry("relu6", new Clip(0, 6)),
          Map.entry("sigmoid", Elementwise.of(Function.SIGMOID)),
          Map.entry("tanh", Elementwise.of(Function.TANH)),
          Map.entry("elu", new Elementwise(Function.ELU, 1, 0)),
          Map.entry("celu", new Elementwise(Function.CELU, 1, 0)),
          Map.entry("selu", new Elementwise(Function.SELU, SELU_ALPHA, SELU_SCALE)),
          Map.entry("softplus", Elementwise.of(Function.SOFTPLUS)),
          Map.entry("softsign", Elementwise.of(Function.SOFTSIGN)),
          Map.entry("exponential", Elementwise.of(Function.EXP)),
          Map.entry("swish", Elementwise.of(Function.SWISH)),
          Map.entry("silu", Elementwise.of(Function.SWISH)),
          Map.entry("gelu", Elementwise.of(Function.GELU)),
          Map.entry("mish", Elementwise.of(Function.MISH)),
          Map.entry("hard_silu", Elementwise.of(Function.HARD_SWISH)),
          Map.entry("hard_swish", Elementwise.of(Function.HARD_SWISH)),
          Map.entry("hard_tanh", new Clip(-1, 1)),
          Map.entry("leaky_relu", new Elementwise(Function.LEAKY_RELU, 0.2f, 0)));

  private Activations() {}

  /**
   * A layer's output after the function that its {@code activation} names, as a node of its own.
   */
  static Value after(LayerCall call, Value value) throws FormatException {
    String name = name(call.layer());
    if (ComposedActivations.knows(name)) {
      return ComposedActivations.of(call, name, value, call.name() + "/" + name);
    }
    Op op = op(call, name, value);
    return op instanceof Identity ? value : call.node(name, op, value, value.channelsLast());
  }

  static Value layer(LayerCall call) throws FormatException {
    Value value = call.input();
    String name = name(call.layer());
    return ComposedActivations.knows(name)
        ? ComposedActivations.of(call, name, value, call.name())
        : call.result(op(call, name, value), value);
  }

  private static String name(KerasLayer layer) throws FormatException {
    JsonNode activation = layer.setting("activation");
    if (activation.isMissingNode()) {
      return "linear";
    }
    JsonNode named = activation;
    if (activation.isObject()) {
      named = activation.path("config");
      named = named.isString() ? named : activation.path("class_name");
    }
    if (!named.isString()) {
      throw layer.wrong("activation", activation);
    }
    return named.asString().toLowerCase(Locale.ROOT);
  }

  private static Op op(LayerCall call, String name, Value value) throws FormatException {
    @Nullable Op plain = PLAIN.get(name);
    if (plain != null) {
      return plain;
    }
    return switch (name) {
      case "softmax" -> Softmax.over(value.axis(-1));
      case "log_softmax" -> new Softmax(List.of(value.axis(-1)), true);
      case "hard_sigmoid" ->
          new Elementwise(Function.HARD_SIGMOID, call.nodes().version() < 3 ? 0.2f : 1f / 6, 0.5f);
      default ->
          throw call.layer()
              .unsupported(
                  "its activation '"
                      + KerasLayer.abbreviated(name)
                      + "' is not read; "
                      + KerasLayer.EXPORT);
    };
  }

  /** A layer that is one function with settings of its own. */
  @FunctionalInterface
  interface Setting {
    Op op(KerasLayer layer) throws FormatException;
  }

  static LayerKind.Translator of(Setting setting) {
    return call -> {
      Value value = call.input();
      return call.result(setting.op(call.layer()), value);
    };
  }

  static Value relu(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value value = call.input();
    float slope = layer.number(0, "negative_slope");
    float threshold = layer.number(0, "threshold");
    float most = layer.number(Float.POSITIVE_INFINITY, "max_value");
    boolean bounded = most != Float.POSITIVE_INFINITY;
    if (threshold != 0 && slope != 0) {
      throw layer.unsupported("a threshold together with a negative slope");
    }
    if (threshold == 0 && slope == 0) {
      return call.result(bounded ? new Clip(0, most) : new Relu(), value);
    }
    Op op =
        threshold == 0
            ? new Elementwise(Function.LEAKY_RELU, slope, 0)
            : new Elementwise(Function.THRESHOLDED_RELU, threshold, 0);
    if (!bounded) {
      return call.result(op, value);
    }
    Value open = call.node("open", op, value, value.channelsLast());
    return call.result(new Clip(Float.NEGATIVE_INFINITY, most), open);
  }

  static Value softmax(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> axes = call.integers("axis");
    List<Integer> own = new java.util.ArrayList<>();
    for (int axis : axes.isEmpty() ? List.of(-1) : axes) {
      own.add(value.axis(axis));
    }
    return call.result(new Softmax(own, false), value);
  }

  /** The slopes have the input's shape without the batch; shared axes have an extent of 1. */
  static Value prelu(LayerCall call) throws FormatException {
    Value value = call.input();
    Tensor slopes = call.weight("alpha");
    if (value.channelsLast() && slopes.shape().rank() == 3) {
      slopes = Kernels.permuted(slopes, 2, 0, 1);
    }
    Shape shape = slopes.shape();
    int[] batched = new int[shape.rank() + 1];
    batched[0] = 1;
    System.arraycopy(shape.toArray(), 0, batched, 1, shape.rank());
    return call.result(new PRelu(), value, slopes.reshaped(Shape.of(batched)));
  }
}
