package org.convlens.format.architecture;

import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * ResNet, ResNeXt and Wide ResNet of torchvision; timm's with deep stems, squeeze and excitation
 * (SE) or efficient channel attention (ECA); those with a stem for small pictures, as He et al.
 * have them for CIFAR.
 */
final class ResidualNets {
  private ResidualNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    boolean deep = weights.hasAll("conv1.0", "conv1.1", "conv1.3", "conv1.4", "conv1.6");
    boolean small = weights.isConvolution("conv1", 3);
    if (!(deep || small || weights.isConvolution("conv1", 7))
        || !weights.hasAll(
            "bn1", "layer1.0.conv1", "layer1.0.conv2", "layer2.0.conv1", "layer3.0.conv1")
        || !weights.isNorm("bn1")) {
      return null;
    }
    int stages = weights.hasPart("layer4") ? 4 : 3;
    String name = name(weights, stages, deep);
    if (small) {
      return Architecture.cifar("cifar-" + name, net -> new ResidualPlan(net, stages).draw())
          .after(stages == 3 ? "the ResNets of He et al. for CIFAR" : "torchvision's " + name);
    }
    if (stages < 4) {
      return null;
    }
    Architecture known = Architecture.torchvision(name, net -> new ResidualPlan(net, 4).draw());
    boolean timm = deep || ChannelGate.of(weights, "layer1.0") != ChannelGate.NONE;
    return timm ? known.after("timm's " + name) : known;
  }

  private static String name(Weights weights, int stages, boolean deep) throws FormatException {
    String gate = ChannelGate.of(weights, "layer1.0").prefix();
    boolean bottleneck = weights.has("layer1.0.conv3");
    int blocks = 0;
    for (int layer = 1; layer <= stages; layer++) {
      blocks += weights.count("layer" + layer + ".", 0);
    }
    boolean averaged = weights.has("layer2.0.downsample.2");
    String depth = 2 + (bottleneck ? 3 : 2) * blocks + (!deep ? "" : averaged ? "d" : "c");
    if (!bottleneck) {
      return gate + "resnet" + depth;
    }
    int width = weights.shape("layer1.0.conv2").extent(0);
    int groups = width / Math.max(1, weights.shape("layer1.0.conv2").extent(1));
    if (groups > 1) {
      return gate + "resnext" + depth + "_" + groups + "x" + width / groups + "d";
    }
    return width > 64 ? gate + "wide_resnet" + depth + "_" + width / 64 : gate + "resnet" + depth;
  }
}
