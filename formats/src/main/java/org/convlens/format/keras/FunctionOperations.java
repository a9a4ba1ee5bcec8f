package org.convlens.format.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;
import tools.jackson.databind.JsonNode;

/** Operations on one number: Keras 3's functions, and TensorFlow's in Keras 2. */
final class FunctionOperations {
  static final Map<String, LayerKind> TABLE = new HashMap<>();

  static {
    plain("Relu", new Relu());
    plain("Relu6", new Clip(0, 6));
    plain("HardTanh", new Clip(-1, 1));
    plain("Selu", new Elementwise(Function.SELU, Activations.SELU_ALPHA, Activations.SELU_SCALE));
    plain("HardSigmoid", new Elementwise(Function.HARD_SIGMOID, 1f / 6, 0.5f));
    plain("HardSilu", Elementwise.of(Function.HARD_SWISH));
    function("Sigmoid", Function.SIGMOID);
    function("Tanh", Function.TANH);
    function("Silu", Function.SWISH);
    function("Softplus", Function.SOFTPLUS);
    function("Softsign", Function.SOFTSIGN);
    function("Exp", Function.EXP);
    function("Log", Function.LOG);
    function("Sqrt", Function.SQRT);
    function("Absolute", Function.ABS);
    function("Abs", Function.ABS);
    function("Negative", Function.NEGATE);
    function("Reciprocal", Function.RECIPROCAL);
    function("Sign", Function.SIGN);
    function("Floor", Function.FLOOR);
    function("Ceil", Function.CEIL);
    function("Round", Function.ROUND);
    function("Sin", Function.SIN);
    function("Cos", Function.COS);
    function("Erf", Function.ERF);
    number("LeakyRelu", Function.LEAKY_RELU, 0.2f, "negative_slope", "alpha");
    number("Elu", Function.ELU, 1, "alpha");
    number("Celu", Function.CELU, 1, "alpha");
    put("Gelu", call -> call.result(Elementwise.of(gelu(call)), call.input()));
    put("Square", FunctionOperations::square);
    put("Rsqrt", FunctionOperations::inverseRoot);
    put("Clip", FunctionOperations::clip);
    put("Cast", FunctionOperations::cast);
    put("LogSoftmax", FunctionOperations::logSoftmax);
    function("Mish", Function.MISH);
    composed("LogSigmoid", "log_sigmoid", "", 0);
    composed("TanhShrink", "tanh_shrink", "", 0);
    composed("HardShrink", "hard_shrink", "threshold", 0.5);
    composed("SoftShrink", "soft_shrink", "threshold", 0.5);
    composed("Squareplus", "squareplus", "b", 4);
    composed("SparsePlus", "sparse_plus", "", 0);
    composed("Glu", "glu", "axis", -1);
  }

  private FunctionOperations() {}

  private static void put(String name, LayerKind.Translator translator) {
    TABLE.put(name, LayerKind.withoutWeights(translator));
  }

  private static void plain(String name, Op op) {
    put(name, call -> call.result(op, call.input()));
  }

  private static void function(String name, Function function) {
    plain(name, Elementwise.of(function));
  }

  private static void number(String name, Function function, float otherwise, String... names) {
    put(
        name,
        call -> {
          JsonNode given = call.given(names);
          float alpha = given.isNumber() ? (float) given.asDouble() : otherwise;
          return call.result(new Elementwise(function, alpha, 0), call.input());
        });
  }

  /** What an activation of several nodes is, with its setting as it is by name. */
  private static void composed(String name, String activation, String setting, double usual) {
    put(
        name,
        call -> {
          JsonNode given = call.given(setting);
          if (given.isNumber() && given.asDouble() != usual) {
            throw call.unsupported("its " + setting + " is " + given + ", read is " + usual);
          }
          return ComposedActivations.of(call, activation, call.input(), call.name());
        });
  }

  private static Function gelu(LayerCall call) {
    return call.given("approximate").asBoolean(true) ? Function.GELU_TANH : Function.GELU;
  }

  private static Value square(LayerCall call) throws FormatException {
    Value value = call.input();
    Arithmetic times = new Arithmetic(Arithmetic.Function.MULTIPLY);
    return call.nodes().add(call.name(), times, List.of(value, value), value.channelsLast());
  }

  private static Value inverseRoot(LayerCall call) throws FormatException {
    Value value = call.input();
    Value root = call.node("root", Elementwise.of(Function.SQRT), value, value.channelsLast());
    return call.result(Elementwise.of(Function.RECIPROCAL), root);
  }

  private static Value clip(LayerCall call) throws FormatException {
    JsonNode least = call.given("x_min", "clip_value_min");
    JsonNode most = call.given("x_max", "clip_value_max");
    if (!least.isNumber() || !most.isNumber()) {
      throw call.unsupported("its bounds are not numbers");
    }
    return call.result(new Clip((float) least.asDouble(), (float) most.asDouble()), call.input());
  }

  private static Value cast(LayerCall call) throws FormatException {
    String type = call.given("dtype", "DstT").toString();
    if (!type.contains("float")) {
      throw call.unsupported("it makes numbers " + KerasLayer.abbreviated(type));
    }
    return call.result(new Identity(), call.input());
  }

  private static Value logSoftmax(LayerCall call) throws FormatException {
    List<Integer> axes = call.integers("axis");
    int axis = call.input().axis(axes.isEmpty() ? -1 : axes.get(0));
    return call.result(new Softmax(List.of(axis), true), call.input());
  }
}
