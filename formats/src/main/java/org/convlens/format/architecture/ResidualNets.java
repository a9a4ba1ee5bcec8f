package org.convlens.format.architecture;

import java.util.List;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Slice;
import org.jspecify.annotations.Nullable;

/** ResNet, ResNeXt and Wide ResNet of torchvision; the ResNets of He et al. for CIFAR. */
final class ResidualNets {
  private ResidualNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.hasAll("conv1", "bn1", "layer1.0.conv1", "layer3.0.conv1")) {
      return null;
    }
    if (weights.has("fc") && weights.has("layer4.0.conv1")) {
      return Architecture.torchvision(name(weights), ResidualNets::imagenet);
    }
    if (weights.has("linear") && !weights.hasPart("layer4")) {
      int depth = 2 + 2 * blocks(weights, 3);
      return Architecture.cifar("cifar-resnet" + depth, ResidualNets::cifar);
    }
    return null;
  }

  private static int blocks(Weights weights, int layers) {
    int blocks = 0;
    for (int layer = 1; layer <= layers; layer++) {
      blocks += weights.count("layer" + layer + ".", 0);
    }
    return blocks;
  }

  private static String name(Weights weights) throws FormatException {
    boolean bottleneck = weights.has("layer1.0.conv3");
    int depth = 2 + (bottleneck ? 3 : 2) * blocks(weights, 4);
    if (!bottleneck) {
      return "resnet" + depth;
    }
    int width = weights.shape("layer1.0.conv2").extent(0);
    int groups = width / weights.shape("layer1.0.conv2").extent(1);
    if (groups > 1) {
      return "resnext" + depth + "_" + groups + "x" + width / groups + "d";
    }
    return width > 64 ? "wide_resnet" + depth + "_" + width / 64 : "resnet" + depth;
  }

  private static void imagenet(Assembly net) throws FormatException {
    net.convNorm("conv1", "bn1", 2).relu("relu").maxPool("maxpool", 3, 2, 1, false);
    for (int layer = 1; layer <= 4; layer++) {
      for (int i = 0; i < net.weights().count("layer" + layer + ".", 0); i++) {
        block(net, "layer" + layer + "." + i, layer > 1 && i == 0 ? 2 : 1);
      }
    }
    net.globalMean("avgpool").flatten().linear("fc");
  }

  private static void block(Assembly net, String name, int stride) throws FormatException {
    LayerId input = net.at();
    boolean bottleneck = net.weights().has(name + ".conv3");
    net.convNorm(name + ".conv1", name + ".bn1", bottleneck ? 1 : stride).relu(name + ".relu");
    net.convNorm(name + ".conv2", name + ".bn2", bottleneck ? stride : 1);
    if (bottleneck) {
      net.relu(name + ".relu").convNorm(name + ".conv3", name + ".bn3", 1);
    }
    LayerId main = net.at();
    LayerId side = input;
    if (net.weights().has(name + ".downsample.0")) {
      net.from(input).convNorm(name + ".downsample.0", name + ".downsample.1", stride);
      side = net.at();
    }
    net.from(main).add(name + ".add", side).relu(name + ".relu");
  }

  private static void cifar(Assembly net) throws FormatException {
    net.convNorm("conv1", "bn1", 1).relu("relu");
    for (int layer = 1; layer <= 3; layer++) {
      for (int i = 0; i < net.weights().count("layer" + layer + ".", 0); i++) {
        thumbnailBlock(net, "layer" + layer + "." + i, layer > 1 && i == 0 ? 2 : 1);
      }
    }
    net.globalMean("avg_pool2d").flatten().linear("linear");
  }

  /** Where the size changes without weights, every second cell is taken and zeros are added. */
  private static void thumbnailBlock(Assembly net, String name, int stride) throws FormatException {
    LayerId input = net.at();
    int before = net.channels();
    net.convNorm(name + ".conv1", name + ".bn1", stride).relu(name + ".relu");
    net.convNorm(name + ".conv2", name + ".bn2", 1);
    LayerId main = net.at();
    int added = net.channels() - before;
    LayerId side = input;
    if (net.weights().has(name + ".shortcut.0")) {
      net.from(input).convNorm(name + ".shortcut.0", name + ".shortcut.1", stride);
      side = net.at();
    } else if (stride > 1 || added > 0) {
      net.from(input);
      net.op(name + ".rows", new Slice(2, 0, net.shape().height(), stride));
      net.op(name + ".columns", new Slice(3, 0, net.shape().width(), stride));
      List<Integer> first = List.of(0, added / 2, 0, 0);
      List<Integer> last = List.of(0, added - added / 2, 0, 0);
      net.op(name + ".shortcut", new Pad(first, last, Pad.Mode.CONSTANT, 0));
      side = net.at();
    }
    net.from(main).add(name + ".add", side).relu(name + ".relu");
  }
}
