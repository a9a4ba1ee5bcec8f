package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.Transpose;
import org.jspecify.annotations.Nullable;

/** ConvNeXt (Liu et al. 2022) of torchvision. */
final class ConvNexts {
  private static final List<Integer> CHANNELS_LAST = List.of(0, 2, 3, 1);
  private static final List<Integer> CHANNELS_FIRST = List.of(0, 3, 1, 2);
  private static final float EPSILON = 1e-6f;

  private ConvNexts() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.hasAll("features.0.0", "features.1.0.block.5", "classifier.0")) {
      return null;
    }
    boolean shallow = weights.count("features.5.", 0) == 9;
    String size =
        switch (weights.shape("features.0.0").extent(0)) {
          case 96 -> shallow ? "tiny" : "small";
          case 128 -> "base";
          default -> "large";
        };
    int side = size.equals("tiny") ? 236 : size.equals("small") ? 230 : 232;
    return Architecture.torchvision(
        "convnext_" + size, 224, side, Filter.BILINEAR, ConvNexts::draw);
  }

  private static void draw(Assembly net) throws FormatException {
    normalised(net.conv("features.0.0", 4, 0), "features.0.1");
    for (int stage = 1; stage <= 7; stage += 2) {
      String prefix = "features." + stage + ".";
      for (int i = 0; i < net.weights().count(prefix, 0); i++) {
        block(net, prefix + i);
      }
      String next = "features." + (stage + 1);
      if (stage < 7) {
        normalised(net, next + ".0").conv(next + ".1", 2, 0);
      }
    }
    net.globalMean("avgpool");
    normalised(net, "classifier.0").flatten();
    new Classifier(net, "classifier.2", Map.of()).draw();
  }

  /** A layer normalisation over the channels of each cell. */
  private static Assembly normalised(Assembly net, String name) throws FormatException {
    net.op(name + ".channels_last", new Transpose(CHANNELS_LAST));
    layerNorm(net, name + ".normalised", name);
    return net.op(name, new Transpose(CHANNELS_FIRST));
  }

  private static void layerNorm(Assembly net, String node, String module) throws FormatException {
    Tensor scale = net.weights().get(module + ".weight");
    net.op(node, new LayerNorm(-1, EPSILON), scale, net.weights().get(module + ".bias"));
  }

  private static void block(Assembly net, String name) throws FormatException {
    LayerId input = net.at();
    String part = name + ".block.";
    net.conv(part + "0").op(part + "1", new Transpose(CHANNELS_LAST));
    layerNorm(net, part + "2", part + "2");
    net.linear(part + "3").op(part + "4", Elementwise.of(Function.GELU)).linear(part + "5");
    LayerId branch = net.op(part + "6", new Transpose(CHANNELS_FIRST)).at();
    Tensor scale = net.weights().get(name + ".layer_scale");
    Tensor broadcast = scale.reshaped(Shape.of(1, scale.size(), 1, 1));
    net.op(name + ".layer_scale", new Constant(), List.of(), broadcast);
    net.gate(name + ".scaled", branch).same(name + ".stochastic_depth").add(name, input);
  }
}
