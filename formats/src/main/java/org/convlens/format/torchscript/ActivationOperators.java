package org.convlens.format.torchscript;

import java.util.HashMap;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;

/** Functions of one number, and softmax. */
final class ActivationOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;

  private ActivationOperators() {}

  /** The operator with its attributes, out of a call. */
  @FunctionalInterface
  private interface Attributes {
    Op of(Call call) throws FormatException;
  }

  static {
    add("relu", call -> new Relu());
    add("relu6", call -> new Clip(0, 6));
    add("hardtanh", call -> clip(call, "min_val", -1, "max_val", 1));
    clamps("clamp", ActivationOperators::clamp);
    clamps("clip", ActivationOperators::clamp);
    clamps("clamp_min", call -> clip(call, "min", 0, "max", Float.POSITIVE_INFINITY));
    add("hardsigmoid", call -> new Elementwise(Function.HARD_SIGMOID, 1 / 6f, 0.5f));
    add("leaky_relu", call -> with(Function.LEAKY_RELU, call.number(1, "negative_slope", 0.01)));
    add("celu", call -> with(Function.CELU, call.number(1, "alpha", 1)));
    add("selu", call -> new Elementwise(Function.SELU, (float) SELU_ALPHA, (float) SELU_SCALE));
    add("elu", ActivationOperators::elu);
    add("gelu", ActivationOperators::gelu);
    add("softplus", ActivationOperators::softplus);
    add("softmax", call -> new Softmax(java.util.List.of(axis(call)), false));
    add("log_softmax", call -> new Softmax(java.util.List.of(axis(call)), true));
    add("_softmax", call -> new Softmax(java.util.List.of(axis(call)), false));
    add("_log_softmax", call -> new Softmax(java.util.List.of(axis(call)), true));
    TABLE.put("threshold", ActivationOperators::threshold);
    TABLE.put("prelu", call -> call.emit("prelu", new PRelu(), slope(call).tensor()));
    plain("hardswish", Function.HARD_SWISH);
    plain("silu", Function.SWISH);
    plain("sigmoid", Function.SIGMOID);
    plain("tanh", Function.TANH);
    plain("mish", Function.MISH);
    plain("softsign", Function.SOFTSIGN);
    plain("exp", Function.EXP);
    plain("log", Function.LOG);
    plain("erf", Function.ERF);
    plain("sin", Function.SIN);
    plain("cos", Function.COS);
    plain("sign", Function.SIGN);
    plain("reciprocal", Function.RECIPROCAL);
  }

  private static void add(String name, Attributes attributes) {
    TABLE.put(name, call -> call.emit(name, attributes.of(call)));
  }

  /** Of a number of the program, or of a tensor. */
  private static void clamps(String name, Attributes attributes) {
    TABLE.put(
        name,
        call -> {
          Object number = Numbers.of(call.value(0, "self"));
          if (number instanceof Pictures) {
            throw call.refuse("it computes with the number of pictures");
          }
          return number == null
              ? call.emit(name, attributes.of(call))
              : clamped((Number) number, (Clip) attributes.of(call));
        });
  }

  private static Object clamped(Number number, Clip range) {
    double within = Math.min(range.max(), Math.max(range.min(), number.doubleValue()));
    boolean whole = number instanceof Long && within == Math.rint(within);
    return whole ? (Object) (long) within : (Object) within;
  }

  private static void plain(String name, Function function) {
    add(name, call -> Elementwise.of(function));
  }

  private static Op with(Function function, double alpha) {
    return new Elementwise(function, (float) alpha, 0);
  }

  private static Op clip(Call call, String min, double low, String max, double high)
      throws FormatException {
    return new Clip((float) call.number(1, min, low), (float) call.number(2, max, high));
  }

  private static Op clamp(Call call) throws FormatException {
    return clip(call, "min", Double.NEGATIVE_INFINITY, "max", Double.POSITIVE_INFINITY);
  }

  private static Op elu(Call call) throws FormatException {
    double alpha = call.number(1, "alpha", 1);
    double scale = call.number(2, "scale", 1);
    if (call.number(3, "input_scale", 1) != 1) {
      throw call.refuse("an input scale is not supported");
    }
    return scale == 1
        ? with(Function.ELU, alpha)
        : new Elementwise(Function.SELU, (float) alpha, (float) scale);
  }

  private static Op gelu(Call call) {
    boolean tanh = "tanh".equals(call.value(1, "approximate"));
    return Elementwise.of(tanh ? Function.GELU_TANH : Function.GELU);
  }

  private static Op softplus(Call call) throws FormatException {
    if (call.number(1, "beta", 1) != 1) {
      throw call.refuse("only β = 1 is supported");
    }
    return Elementwise.of(Function.SOFTPLUS);
  }

  /** x > t ? x : v, for v = 0. */
  private static Object threshold(Call call) throws FormatException {
    if (call.number(2, "value", 0) != 0) {
      throw call.refuse("only a value of 0 is supported");
    }
    double threshold = call.number(1, "threshold", 0);
    return call.emit(
        "threshold", threshold == 0 ? new Relu() : with(Function.THRESHOLDED_RELU, threshold));
  }

  /** One slope, or one for each channel. */
  private static Known slope(Call call) throws FormatException {
    Known slope = call.known(1, "weight");
    long[] extents = new long[Math.max(1, call.shape(0).rank() - 1)];
    java.util.Arrays.fill(extents, 1);
    extents[0] = slope.shape().elements();
    return slope.reshaped(extents);
  }

  private static int axis(Call call) throws FormatException {
    int axis = call.axis(1, "dim", 1, call.shape(0));
    call.requireWithinPictures(call.shape(0), axis);
    return axis;
  }
}
