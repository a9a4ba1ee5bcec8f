package org.convlens.formula;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;

/** One number of each input: normalisations by fixed numbers, activations, sums of layers. */
final class Pointwise {
  private Pointwise() {}

  static Formula of(BatchNorm op, Making making) {
    double x = own(making);
    int channel = making.unit().channel();
    if (making.weight(0).size() != making.output().channels()) {
      throw making.refusal();
    }
    double scale = making.weight(0).at(channel);
    double shift = making.weight(1).at(channel);
    double mean = making.weight(2).at(channel);
    double spread = Math.sqrt(making.weight(3).at(channel) + op.epsilon());
    double centred = x - mean;
    double normal = centred / spread;
    return making.pointwise(
        List.of(
            Step.of("x", x),
            Step.with("− mean", mean, centred),
            Step.with("÷ √(variance + ε)", spread, normal),
            Step.with("· scale", scale, normal * scale),
            Step.with("+ shift", shift, normal * scale + shift)));
  }

  static Formula relu(Making making) {
    double x = own(making);
    return making.pointwise(List.of(Step.of("x", x), Step.of("max(0, x)", Math.max(0, x))));
  }

  static Formula of(Clip op, Making making) {
    double x = own(making);
    double clipped = Math.min(op.max(), Math.max(op.min(), x));
    String text =
        "min(" + Activation.number(op.max()) + ", max(" + Activation.number(op.min()) + ", x))";
    return making.pointwise(List.of(Step.of("x", x), Step.of(text, clipped)));
  }

  static Formula of(Elementwise op, Making making) {
    double x = own(making);
    return making.pointwise(
        List.of(Step.of("x", x), Step.of(Activation.text(op), Activation.value(op, x))));
  }

  static Formula prelu(Making making) {
    double x = own(making);
    Tensor slopes = making.weight(0);
    Shape shape = making.shape(0);
    boolean perChannel =
        slopes.shape().rank() == 1
            && slopes.size() == shape.channels()
            && shape.rank() > 2
            && slopes.size() != shape.width();
    int at =
        perChannel
            ? making.unit().channel()
            : broadcast(slopes.shape(), making.node().shape(), making.flat());
    double slope = slopes.at(at);
    return making.pointwise(
        List.of(
            Step.of("x", x),
            Step.with("x if x > 0, else slope · x", slope, x > 0 ? x : slope * x)));
  }

  static Formula of(Arithmetic op, Making making) {
    List<Patch> patches = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    int count = making.node().inputs().size();
    double so = 0;
    for (int i = 0; i < count; i++) {
      Volume input = making.input(i);
      int at = broadcast(making.shape(i), making.node().shape(), making.flat());
      Patch patch = Patch.point(making.from(i), input, Cell.at(at, input));
      patches.add(patch);
      double x = patch.numbers().at(0);
      so = i == 0 ? x : joined(op.function(), so, x);
      String does = i == 0 ? "" : sign(op.function()) + " ";
      steps.add(Step.with(does + making.from(i), x, so));
    }
    if (op.function() == Arithmetic.Function.MEAN) {
      steps.add(Step.with("÷ how many there are", count, so / count));
    }
    return making.formula(patches, steps);
  }

  private static double joined(Arithmetic.Function function, double a, double b) {
    return switch (function) {
      case ADD, MEAN -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Math.pow(a, b);
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
    };
  }

  private static String sign(Arithmetic.Function function) {
    return switch (function) {
      case ADD, MEAN -> "+";
      case SUBTRACT -> "−";
      case MULTIPLY -> "·";
      case DIVIDE -> "÷";
      case POWER -> "to the power of";
      case MAXIMUM -> "or, if larger,";
      case MINIMUM -> "or, if smaller,";
    };
  }

  private static double own(Making making) {
    return making.input(0).at(making.flat());
  }

  /**
   * Which number of a tensor meets a number of a result that it is broadcast to, as NumPy does.
   *
   * @param flat in C order, of one picture
   */
  static int broadcast(Shape from, Shape to, int flat) {
    int index = 0;
    int stride = 1;
    int rest = flat;
    for (int axis = 1; axis <= to.rank(); axis++) {
      int extent = Math.max(1, to.extent(-axis));
      int place = rest % extent;
      rest /= extent;
      if (axis <= from.rank()) {
        int own = Math.max(1, from.extent(-axis));
        index += own == 1 ? 0 : place * stride;
        stride *= own;
      }
    }
    return index;
  }
}
