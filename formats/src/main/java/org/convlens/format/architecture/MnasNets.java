package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Reduce;
import org.jspecify.annotations.Nullable;

/** MNASNet (Tan et al. 2019) of torchvision. */
final class MnasNets {
  /** By the channels of {@code layers.8}: torchvision rounds 24 times the width to eights. */
  private static final Map<Integer, String> WIDTHS = Map.of(16, "0_5", 24, "1_0", 32, "1_3");

  private MnasNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.hasAll("layers.0", "layers.8.0.layers.0")) {
      return null;
    }
    int channels = weights.shape("layers.8.0.layers.6").extent(0);
    String width = WIDTHS.getOrDefault(channels, "");
    boolean threeQuarters = channels == 24 && weights.shape("layers.0").extent(0) == 24;
    return Architecture.torchvision("mnasnet" + (threeQuarters ? "0_75" : width), MnasNets::draw);
  }

  private static void draw(Assembly net) throws FormatException {
    net.convNorm("layers.0", "layers.1", 2).relu("layers.2");
    net.convNorm("layers.3", "layers.4", 1).relu("layers.5");
    net.convNorm("layers.6", "layers.7", 1);
    List<Integer> strides = List.of(2, 2, 2, 1, 2, 1);
    for (int stack = 8; stack <= 13; stack++) {
      String prefix = "layers." + stack + ".";
      for (int i = 0; i < net.weights().count(prefix, 0); i++) {
        block(net, prefix + i, i == 0 ? strides.get(stack - 8) : 1);
      }
    }
    net.convNorm("layers.14", "layers.15", 1).relu("layers.16");
    net.op("mean", new Reduce(Reduce.Function.MEAN, List.of(2, 3), false));
    Classifier.afterDropout(net);
  }

  private static void block(Assembly net, String name, int stride) throws FormatException {
    LayerId input = net.at();
    Shape before = net.shape();
    String part = name + ".layers.";
    net.convNorm(part + "0", part + "1", 1).relu(part + "2");
    net.convNorm(part + "3", part + "4", stride).relu(part + "5");
    net.convNorm(part + "6", part + "7", 1);
    if (net.shape().equals(before)) {
      net.add(name + ".add", input);
    }
  }
}
