package org.convlens.format.keras;

import java.util.List;
import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Arithmetic.Function;

/** Preprocessing that is part of the network: ordinary nodes. */
final class ScaleLayers {
  private static final float LEAST_DEVIATION = 1e-7f;

  private ScaleLayers() {}

  /** x · scale + offset. */
  static Value rescale(LayerCall call) throws FormatException {
    return scaled(call, numbers(call.layer(), 1, "scale"), numbers(call.layer(), 0, "offset"));
  }

  private static float[] numbers(KerasLayer layer, float otherwise, String name)
      throws FormatException {
    List<Float> given = layer.numbers(name);
    if (given.isEmpty()) {
      return new float[] {otherwise};
    }
    float[] numbers = new float[given.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = given.get(i);
    }
    return numbers;
  }

  static List<String> normalizationNames(KerasLayer layer) {
    return layer.has("mean") ? List.of() : List.of("mean", "variance", "count");
  }

  /** (x − mean) / max(√variance, 1e-7), or the inverse. */
  static Value normalise(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    boolean given = layer.has("mean");
    float[] mean = given ? numbers(layer, 0, "mean") : call.weight("mean").toFloats();
    float[] variance = given ? numbers(layer, 1, "variance") : call.weight("variance").toFloats();
    if (mean.length != variance.length) {
      throw layer.refusal("it has " + mean.length + " means, " + variance.length + " variances");
    }
    float[] scale = new float[mean.length];
    float[] offset = new float[mean.length];
    for (int i = 0; i < scale.length; i++) {
      float deviation = Math.max((float) Math.sqrt(variance[i]), LEAST_DEVIATION);
      boolean inverted = layer.flag(false, "invert");
      scale[i] = inverted ? deviation : 1 / deviation;
      offset[i] = inverted ? mean[i] : -mean[i] / deviation;
    }
    return scaled(call, scale, offset);
  }

  private static Value scaled(LayerCall call, float[] scale, float[] offset)
      throws FormatException {
    Value value = call.input();
    Value factor = call.constant("scale", perChannel(call, value, scale));
    boolean moves = false;
    for (float each : offset) {
      moves |= each != 0;
    }
    Arithmetic times = new Arithmetic(Function.MULTIPLY);
    List<Value> both = List.of(value, factor);
    if (!moves) {
      return call.nodes().add(call.name(), times, both, value.channelsLast());
    }
    Value product = call.nodes().add(call.name() + "/scaled", times, both, value.channelsLast());
    Value shift = call.constant("offset", perChannel(call, value, offset));
    return call.nodes()
        .add(
            call.name(),
            new Arithmetic(Function.ADD),
            List.of(product, shift),
            value.channelsLast());
  }

  /** Numbers for Keras's last axis, or the one that {@code axis} names, ready to broadcast. */
  private static Tensor perChannel(LayerCall call, Value value, float[] numbers)
      throws FormatException {
    int[] extents = new int[value.rank()];
    java.util.Arrays.fill(extents, 1);
    if (numbers.length > 1) {
      List<Integer> axes = call.layer().integers("axis");
      int axis = value.axis(axes.isEmpty() ? -1 : axes.get(0));
      if (axes.size() > 1 || value.shape().extent(axis) != numbers.length) {
        throw call.layer()
            .unsupported(
                String.format(Locale.ROOT, "%d numbers for %s", numbers.length, value.shape()));
      }
      extents[axis] = numbers.length;
    }
    return Tensor.of(Shape.of(extents), numbers);
  }

  /** gamma · x, per channel. */
  static Value byGamma(LayerCall call) throws FormatException {
    return scaled(call, call.weight("gamma").toFloats(), new float[] {0});
  }
}
