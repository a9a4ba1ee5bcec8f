package org.convlens.format.onnx;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.LocalResponseNorm;

/** Batch, instance, layer, group and local response normalisation. */
final class NormalisationOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "BatchNormalization", NormalisationOperators::batch,
          "InstanceNormalization", NormalisationOperators::instance,
          "LayerNormalization", NormalisationOperators::layer,
          "GroupNormalization", NormalisationOperators::group,
          "LRN", NormalisationOperators::localResponse);

  /** More channels than a network has side by side. */
  private static final int LARGEST_WINDOW = 1 << 12;

  private NormalisationOperators() {}

  private static void batch(OnnxNode node, Translation to) {
    boolean training = node.opset() >= 14 && node.integer("training_mode", 0) != 0;
    if (to.value(node, 0) instanceof Value.Known known) {
      throw node.refuse(
          "it normalises "
              + known.tensor().shape()
              + " weights, more than Java has memory for while reading: give Java more of it");
    }
    if (training || (node.opset() < 9 && node.integer("spatial", 1) == 0)) {
      throw node.refuse(
          training
              ? "it is in training mode: export the network for inference"
              : "statistics per position are not supported");
    }
    LayerId input = to.layer(node, 0);
    int channels = to.shape(input).channels();
    to.emit(
        node,
        new BatchNorm(node.number("epsilon", 1e-5f), node.number("momentum", 0.9f)),
        List.of(input),
        perChannel(node, to, 1, "scale", channels),
        perChannel(node, to, 2, "shift", channels),
        perChannel(node, to, 3, "mean", channels),
        perChannel(node, to, 4, "variance", channels));
  }

  private static Tensor perChannel(
      OnnxNode node, Translation to, int index, String what, int channels) {
    Tensor tensor = to.known(node, index, what);
    if (tensor.size() != channels) {
      throw node.refuse(
          "its " + what + " has " + tensor.size() + " numbers for " + channels + " channels");
    }
    return tensor.reshaped(Shape.of(channels));
  }

  private static void instance(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int channels = to.shape(input).channels();
    to.emit(
        node,
        new InstanceNorm(node.number("epsilon", 1e-5f)),
        List.of(input),
        perChannel(node, to, 1, "scale", channels),
        perChannel(node, to, 2, "shift", channels));
  }

  private static void layer(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Tensor scale = to.known(node, 1, "scale");
    LayerNorm op = new LayerNorm(node.integer("axis", -1), node.number("epsilon", 1e-5f));
    if (node.hasInput(2)) {
      to.emit(node, op, List.of(input), scale, to.known(node, 2, "shift"));
    } else {
      to.emit(node, op, List.of(input), scale);
    }
  }

  private static void group(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int groups = node.integer("num_groups", 0);
    int channels = to.shape(input).channels();
    if (groups < 1 || channels % groups != 0) {
      throw node.refuse(groups + " groups of " + channels + " channels");
    }
    to.emit(
        node,
        new GroupNorm(groups, node.number("epsilon", 1e-5f)),
        List.of(input),
        perGroup(node, to, 1, "scale", groups, channels),
        perGroup(node, to, 2, "shift", groups, channels));
  }

  /** Opset 18 gives one number per group, opset 21 one per channel. */
  private static Tensor perGroup(
      OnnxNode node, Translation to, int index, String what, int groups, int channels) {
    Tensor tensor = to.known(node, index, what);
    if (node.opset() >= 21 || tensor.size() != groups) {
      return perChannel(node, to, index, what, channels);
    }
    float[] repeated = new float[channels];
    for (int c = 0; c < channels; c++) {
      repeated[c] = tensor.at(c / (channels / groups));
    }
    return Tensor.of(Shape.of(channels), repeated);
  }

  private static void localResponse(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int size = node.integer("size", 0);
    if (size < 1 || size > LARGEST_WINDOW) {
      throw node.refuse("size is " + size);
    }
    to.emit(
        node,
        new LocalResponseNorm(
            size, node.number("alpha", 1e-4f), node.number("beta", 0.75f), node.number("bias", 1f)),
        List.of(input));
  }
}
