package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;

/** Functions of one number, and softmax. */
final class ActivationOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int RELU = 1;
  private static final int RELU_N1_TO_1 = 2;
  private static final int RELU6 = 3;
  private static final int TANH = 4;

  static {
    plain("RELU", new Relu());
    plain("RELU6", new Clip(0, 6));
    plain("RELU_N1_TO_1", new Clip(-1, 1));
    plain("RELU_0_TO_1", new Clip(0, 1));
    plain("TANH", Elementwise.of(Function.TANH));
    plain("LOGISTIC", Elementwise.of(Function.SIGMOID));
    plain("HARD_SWISH", Elementwise.of(Function.HARD_SWISH));
    plain("ELU", new Elementwise(Function.ELU, 1, 0));
    plain("EXP", Elementwise.of(Function.EXP));
    plain("LOG", Elementwise.of(Function.LOG));
    plain("SQRT", Elementwise.of(Function.SQRT));
    plain("ABS", Elementwise.of(Function.ABS));
    plain("NEG", Elementwise.of(Function.NEGATE));
    plain("SIN", Elementwise.of(Function.SIN));
    plain("COS", Elementwise.of(Function.COS));
    plain("FLOOR", Elementwise.of(Function.FLOOR));
    plain("CEIL", Elementwise.of(Function.CEIL));
    plain("ROUND", Elementwise.of(Function.ROUND));
    plain("SIGN", Elementwise.of(Function.SIGN));
    TABLE.put(
        "LEAKY_RELU",
        call ->
            call.result(
                new Elementwise(Function.LEAKY_RELU, call.node().number(0, 0), 0), call.layer(0)));
    TABLE.put(
        "GELU",
        call ->
            call.result(
                Elementwise.of(call.node().flag(0) ? Function.GELU_TANH : Function.GELU),
                call.layer(0)));
    TABLE.put("PRELU", ActivationOperators::prelu);
    TABLE.put("SOFTMAX", ActivationOperators::softmax);
    TABLE.put(
        "LOG_SOFTMAX",
        call -> {
          Layer input = call.layer(0);
          call.result(new Softmax(List.of(input.axis(-1)), true), input);
        });
    TABLE.put("RSQRT", ActivationOperators::inverseRoot);
    TABLE.put("SQUARE", ActivationOperators::square);
    TABLE.put("CAST", ActivationOperators::cast);
  }

  private ActivationOperators() {}

  private static void plain(String name, Op op) {
    TABLE.put(name, call -> call.result(op, call.layer(0)));
  }

  /** What a node does to its numbers before it puts them out. */
  static Op fused(LiteNode node, int activation) throws FormatException {
    return switch (activation) {
      case RELU -> new Relu();
      case RELU_N1_TO_1 -> new Clip(-1, 1);
      case RELU6 -> new Clip(0, 6);
      case TANH -> Elementwise.of(Function.TANH);
      default -> throw node.refuse("its activation is number " + activation);
    };
  }

  /** The slopes have the input's shape without the batch; shared axes have an extent of 1. */
  private static void prelu(Call call) throws FormatException {
    Layer input = call.layer(0);
    Tensor slopes = call.known(1, "slope");
    call.result(new PRelu(), input, ArithmeticOperators.beside(call, slopes, input));
  }

  private static void softmax(Call call) throws FormatException {
    Layer input = call.layer(0);
    float beta = call.node().number(0, 0);
    if (beta != 1) {
      Tensor factor = Tensor.of(Shape.of(1), beta);
      Layer by = call.part("beta", new Constant(), List.of(), factor);
      Arithmetic times = new Arithmetic(Arithmetic.Function.MULTIPLY);
      input = Call.like(input, call.part("scaled", times, List.of(input, by)));
    }
    call.result(Softmax.over(input.axis(-1)), input);
  }

  private static void inverseRoot(Call call) throws FormatException {
    Layer input = call.layer(0);
    Layer root = call.same("root", Elementwise.of(Function.SQRT), input);
    call.result(Elementwise.of(Function.RECIPROCAL), root);
  }

  private static void square(Call call) throws FormatException {
    Layer input = call.layer(0);
    Arithmetic times = new Arithmetic(Arithmetic.Function.MULTIPLY);
    call.result(times, List.of(input, input), input.channelsLast());
  }

  private static void cast(Call call) throws FormatException {
    LiteTensor target = call.to().tensor(call.node().output(0));
    if (target.type() == null) {
      throw call.refuse("it makes " + target.typeName());
    }
    if (call.to().tensor(call.node().input(0)).isQuantised()) {
      throw call.refuse("it takes the integers that a layer is held in for numbers");
    }
    boolean same = target.type().isFloating() || isPicture(call, target);
    call.result(same ? new Identity() : new Cast(target.type()), call.layer(0));
  }

  /** Whether it makes wider integers of integers. */
  private static boolean isPicture(Call call, LiteTensor target) throws FormatException {
    LiteTensor from = call.to().tensor(call.node().input(0));
    return Translation.isWhole(from.type())
        && Translation.isWhole(target.type())
        && from.type() != null
        && target.type() != null
        && from.type().bytes() <= target.type().bytes();
  }
}
