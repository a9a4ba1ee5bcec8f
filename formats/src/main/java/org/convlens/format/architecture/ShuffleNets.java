package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Transpose;
import org.jspecify.annotations.Nullable;

/** ShuffleNet v2 (Ma et al. 2018) of torchvision. */
final class ShuffleNets {
  private ShuffleNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.hasAll("conv1.0", "stage2.0.branch1.0", "conv5.0")) {
      return null;
    }
    String width =
        switch (weights.shape("stage2.0.branch2.0").extent(0)) {
          case 24 -> "x0_5";
          case 58 -> "x1_0";
          case 88 -> "x1_5";
          case 122 -> "x2_0";
          default -> "";
        };
    return Architecture.torchvision("shufflenet_v2_" + width, ShuffleNets::draw);
  }

  private static void draw(Assembly net) throws FormatException {
    net.convNorm("conv1.0", "conv1.1", 2).relu("conv1.2").maxPool("maxpool", 3, 2, 1, false);
    for (int stage = 2; stage <= 4; stage++) {
      String prefix = "stage" + stage + ".";
      for (int i = 0; i < net.weights().count(prefix, 0); i++) {
        block(net, prefix + i);
      }
    }
    net.convNorm("conv5.0", "conv5.1", 1).relu("conv5.2");
    net.op("mean", new Reduce(Reduce.Function.MEAN, List.of(2, 3), false));
    new Classifier(net, "fc", Map.of()).draw();
  }

  private static void block(Assembly net, String name) throws FormatException {
    LayerId input = net.at();
    boolean halves = net.weights().has(name + ".branch1.0");
    LayerId one;
    if (halves) {
      net.convNorm(name + ".branch1.0", name + ".branch1.1", 2);
      net.convNorm(name + ".branch1.2", name + ".branch1.3", 1).relu(name + ".branch1.4");
      one = net.at();
      net.from(input);
    } else {
      int half = net.channels() / 2;
      one = net.op(name + ".kept", new Slice(1, 0, half, 1)).at();
      net.from(input).op(name + ".taken", new Slice(1, half, 2 * half, 1));
    }
    String two = name + ".branch2.";
    net.convNorm(two + "0", two + "1", 1).relu(two + "2");
    net.convNorm(two + "3", two + "4", halves ? 2 : 1);
    net.convNorm(two + "5", two + "6", 1).relu(two + "7");
    net.concat(name + ".concat", List.of(one, net.at()));
    shuffle(net, name);
  }

  /** Channels of the two halves one after the other. */
  private static void shuffle(Assembly net, String name) {
    Shape maps = net.shape();
    int half = maps.channels() / 2;
    Shape split = Shape.of(Shape.BATCH, 2, half, maps.height(), maps.width());
    net.op(name + ".split", new Reshape(split));
    net.op(name + ".shuffled", new Transpose(List.of(0, 2, 1, 3, 4)));
    net.op(name, new Reshape(maps));
  }
}
