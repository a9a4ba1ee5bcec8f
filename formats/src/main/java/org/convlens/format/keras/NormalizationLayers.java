package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.Kernels;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.Transpose;

/** Layers that shift and scale by statistics. */
final class NormalizationLayers {
  private NormalizationLayers() {}

  /** Scale and shift where the layer has them, then the names given. */
  static LayerKind.Names names(String... statistics) {
    return layer -> {
      List<String> names = new ArrayList<>();
      if (layer.flag(true, "scale") || layer.has("mode")) {
        names.add("gamma");
      }
      if (layer.flag(true, "center") || layer.has("mode")) {
        names.add("beta");
      }
      names.addAll(List.of(statistics));
      return names;
    };
  }

  static Value batch(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value value = call.input();
    List<Integer> axes = layer.integers("axis");
    int axis = value.axis(axes.isEmpty() ? -1 : axes.get(0));
    if (layer.integer(0, "mode") != 0 && value.rank() != 2) {
      throw layer.unsupported("mode " + layer.integer(0, "mode"));
    }
    Tensor mean = call.weight("moving_mean");
    int channels = mean.size();
    BatchNorm op = new BatchNorm(layer.number(1e-3, "epsilon"), layer.number(0.99, "momentum"));
    return overAxis(
        call,
        value,
        axis,
        op,
        optional(call, "gamma", channels, 1),
        optional(call, "beta", channels, 0),
        mean,
        call.weight("moving_variance"));
  }

  /** Applies what works on axis 1 to another axis, by moving that axis there and back. */
  private static Value overAxis(
      LayerCall call, Value value, int axis, BatchNorm op, Tensor... weights) {
    if (axis == 1) {
      return call.result(op, value, weights);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < value.rank(); i++) {
      order.add(i);
    }
    order.set(1, axis);
    order.set(axis, 1);
    Value turned = call.node("turned", new Transpose(order), value, false);
    Value done = call.node("normalised", op, turned, false, weights);
    return call.result(new Transpose(order), done, value.channelsLast());
  }

  private static Tensor optional(LayerCall call, String name, int channels, float otherwise)
      throws FormatException {
    return call.hasWeight(name) ? call.weight(name) : Kernels.filled(channels, otherwise);
  }

  static Value layer(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value value = call.input();
    if (layer.flag(false, "rms_scaling")) {
      throw layer.unsupported("rms_scaling");
    }
    List<Integer> axes = new ArrayList<>();
    for (int axis : layer.has("axis") ? layer.integers("axis") : List.of(-1)) {
      axes.add(value.shape().axis(axis));
    }
    java.util.Collections.sort(axes);
    int first = axes.get(0);
    if (axes.size() != value.rank() - first) {
      throw layer.unsupported("the axes " + axes + " of " + value.shape());
    }
    int[] extents = new int[axes.size()];
    int size = 1;
    for (int i = 0; i < extents.length; i++) {
      extents[i] = value.extent(first + i);
      size *= extents[i];
    }
    Shape shape = Shape.of(extents);
    LayerNorm op = new LayerNorm(first, layer.number(1e-3, "epsilon"));
    Tensor scale = optional(call, "gamma", size, 1).reshaped(shape);
    Tensor shift = optional(call, "beta", size, 0).reshaped(shape);
    if (!value.channelsLast()) {
      return call.result(op, value, scale, shift);
    }
    Value done = call.node("normalised", op, call.inOrder(value), false, scale, shift);
    return call.backToMaps(done);
  }

  static Value group(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value value = call.input();
    int axis = value.axis(layer.integer(-1, "axis"));
    int channels = value.shape().channels();
    int groups = layer.integer(32, "groups");
    if (axis != 1) {
      throw layer.unsupported("the axis " + layer.integer(-1, "axis") + " of " + value.shape());
    }
    GroupNorm op = new GroupNorm(groups == -1 ? channels : groups, layer.number(1e-3, "epsilon"));
    return call.result(
        op, value, optional(call, "gamma", channels, 1), optional(call, "beta", channels, 0));
  }
}
