package org.convlens.format.torchscript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;

/** Normalisations, and dropout. */
final class NormalisationOperators {
  static final Map<String, Operator> TABLE =
      Map.ofEntries(
          Map.entry("batch_norm", NormalisationOperators::batch),
          Map.entry("_native_batch_norm_legit_no_training", NormalisationOperators::nativeBatch),
          Map.entry("instance_norm", NormalisationOperators::instance),
          Map.entry("group_norm", NormalisationOperators::group),
          Map.entry("native_group_norm", NormalisationOperators::nativeGroup),
          Map.entry("layer_norm", NormalisationOperators::layer),
          Map.entry("native_layer_norm", call -> alone(layer(call))),
          Map.entry("dropout", NormalisationOperators::dropout),
          Map.entry("feature_dropout", NormalisationOperators::dropout),
          Map.entry("alpha_dropout", NormalisationOperators::dropout));

  private static final int MOST_CHANNELS = 1 << 20;

  private NormalisationOperators() {}

  /** input, weight, bias, mean, variance, training, momentum, ε, cudnn. */
  private static Object batch(Call call) throws FormatException {
    Tensor mean = call.weight(3, "running_mean");
    Tensor variance = call.weight(4, "running_var");
    boolean own = call.flag(5, "training", false) || mean == null || variance == null;
    Tensor constant = own ? call.constant(0) : null;
    if (constant != null && constant.shape().rank() > 1) {
      double epsilon = call.number(7, "eps", 1e-5);
      Tensor scale = call.weight(1, "weight");
      Tensor shift = call.weight(2, "bias");
      return Known.of(
          call.path() + ".standardised", Folding.standardised(constant, scale, shift, epsilon));
    }
    if (own || mean == null || variance == null) {
      throw call.refuse(
          "it normalises by the batch, as in training: call model.eval() before saving the network");
    }
    Shape shape = call.shape(0);
    if (shape.rank() > 1 && mean.size() != shape.channels()) {
      throw call.otherChannels(shape, mean.size(), call.known(3, "running_mean"));
    }
    BatchNorm op =
        new BatchNorm(
            (float) call.number(7, "eps", 1e-5), (float) (1 - call.number(6, "momentum", 0.1)));
    return call.emit("batch_norm", op, scale(call, 1), shift(call, 2), mean, variance);
  }

  /** input, weight, bias, mean, variance, whether the input's own, momentum, ε. */
  private static Object instance(Call call) throws FormatException {
    if (!call.flag(5, "use_input_stats", true)) {
      return call.emit(
          "instance_norm",
          new BatchNorm((float) call.number(7, "eps", 1e-5), 0.9f),
          scale(call, 1),
          shift(call, 2),
          call.known(3, "running_mean").tensor(),
          call.known(4, "running_var").tensor());
    }
    InstanceNorm op = new InstanceNorm((float) call.number(7, "eps", 1e-5));
    return call.emit("instance_norm", op, scale(call, 1), shift(call, 2));
  }

  /** The first of three results; the others are statistics of training. */
  private static Object alone(Object result) {
    return new ArrayList<>(List.of(result, Pickle.NONE, Pickle.NONE));
  }

  /** input, weight, bias, mean, variance, momentum, ε. */
  private static Object nativeBatch(Call call) throws FormatException {
    List<Object> arguments = new ArrayList<>(call.arguments());
    arguments.add(5, false);
    return alone(
        batch(new Call(call.operator(), call.path(), arguments, call.named(), call.graph())));
  }

  /** input, weight, bias, pictures, channels, cells, groups, ε. */
  private static Object nativeGroup(Call call) throws FormatException {
    List<Object> arguments = new ArrayList<>();
    for (int index : new int[] {0, 6, 1, 2, 7}) {
      arguments.add(call.value(index, ""));
    }
    return alone(group(new Call(call.operator(), call.path(), arguments, Map.of(), call.graph())));
  }

  /** input, groups, weight, bias, ε. */
  private static Object group(Call call) throws FormatException {
    GroupNorm op =
        new GroupNorm(call.small(1, "num_groups", 1), (float) call.number(4, "eps", 1e-5));
    return call.emit("group_norm", op, scale(call, 2), shift(call, 3));
  }

  /** input, extents, weight, bias, ε. */
  private static Object layer(Call call) throws FormatException {
    Shape shape = call.shape(0);
    int[] extents = call.integers(1, "normalized_shape");
    int axis = shape.rank() - extents.length;
    call.requireWithinPictures(shape, axis);
    for (int i = 0; i < extents.length; i++) {
      if (axis < 0 || shape.extent(axis + i) != extents[i]) {
        throw new IllegalArgumentException(
            "a layer normalisation of other extents than those of " + shape);
      }
    }
    Shape own = Shape.of(extents);
    Tensor scale = call.weight(2, "weight");
    return call.emit(
        "layer_norm",
        new LayerNorm(axis, (float) call.number(4, "eps", 1e-5)),
        scale == null ? constant(call, own, 1) : scale,
        call.weight(3, "bias"));
  }

  /** input, share, training: acts only in training. */
  private static Object dropout(Call call) throws FormatException {
    return call.emitView("dropout", new Dropout((float) call.number(1, "p", 0.5)));
  }

  private static Tensor scale(Call call, int index) throws FormatException {
    Tensor scale = call.weight(index, "weight");
    return scale == null ? constant(call, Shape.of(call.shape(0).channels()), 1) : scale;
  }

  private static Tensor shift(Call call, int index) throws FormatException {
    Tensor shift = call.weight(index, "bias");
    return shift == null ? constant(call, Shape.of(call.shape(0).channels()), 0) : shift;
  }

  private static Tensor constant(Call call, Shape shape, float value) throws FormatException {
    if (shape.elements() > MOST_CHANNELS) {
      throw call.refuse("it has too many channels: " + shape);
    }
    ByteBuffer bytes =
        ByteBuffer.allocate((int) shape.elements() * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putFloat(value);
    }
    return Tensor.of(shape, ElementType.FLOAT32, bytes.flip());
  }
}
