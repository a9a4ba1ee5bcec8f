package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.jspecify.annotations.Nullable;

/**
 * Networks for pictures of 32 × 32 with the names of the widely copied pytorch-cifar: ResNets whose
 * activations come first (He et al. 2016), also with squeeze and excitation, ResNeXt, DenseNet,
 * GoogLeNet, MobileNet and MobileNet v2.
 */
final class CifarNets {
  private static final Set<String> POOLED = Set.of("b3", "e4");
  private static final List<String> INCEPTIONS =
      List.of("a3", "b3", "a4", "b4", "c4", "d4", "e4", "a5", "b5");

  private CifarNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (weights.hasAll("pre_layers.0", "a3.b1.0", "b5.b4.1")) {
      return cifar("googlenet", CifarNets::googlenet);
    }
    if (!weights.has("conv1") || !weights.isLinear("linear")) {
      return null;
    }
    if (weights.hasAll("layers.0.conv3", "layers.0.conv2", "conv2")) {
      return cifar("mobilenetv2", CifarNets::mobilenet);
    }
    if (weights.isConvolution("layers.0.conv1", 3) && weights.has("layers.12.conv2")) {
      return cifar("mobilenet", CifarNets::mobilenet);
    }
    if (weights.hasAll("dense1.0.conv2", "trans1.conv", "trans3.conv", "dense4.0.conv1", "bn")) {
      return cifar("densenet", CifarNets::densenet);
    }
    if (weights.hasAll("layer2.0.conv1", "layer2.0.bn1", "layer2.0.shortcut.0")) {
      boolean early = !weights.has("layer2.0.shortcut.1");
      if (early && weights.isConvolution("conv1", 3) && weights.has("layer4.0.bn2")) {
        boolean gated = weights.isConvolution("layer1.0.fc1", 1);
        return cifar(gated ? "senet" : "preact-resnet", CifarNets::residual);
      }
      if (!early && weights.isConvolution("conv1", 1) && weights.has("layer1.0.conv3")) {
        return cifar("resnext", CifarNets::residual);
      }
    }
    return null;
  }

  private static Architecture cifar(String name, Architecture.Plan plan) {
    return Architecture.cifar("cifar-" + name, plan).after("pytorch-cifar's " + name);
  }

  private static void end(Assembly net) throws FormatException {
    net.globalMean("avg_pool2d").flatten();
    new Classifier(net, "linear", Map.of()).draw();
  }

  private static Assembly unit(Assembly net, String conv, String norm, int stride)
      throws FormatException {
    return net.convNorm(conv, norm, stride).relu(norm + ".relu");
  }

  /** A block strides where it changes the channels, but the first and those with a shortcut. */
  private static void mobilenet(Assembly net) throws FormatException {
    Weights weights = net.weights();
    unit(net, "conv1", "bn1", 1);
    for (int i = 0; i < weights.count("layers.", 0); i++) {
      String name = "layers." + i;
      LayerId input = net.at();
      boolean inverted = weights.has(name + ".conv3");
      String last = name + (inverted ? ".conv3" : ".conv2");
      boolean same = weights.shape(last).extent(0) == net.channels();
      boolean shortcut = weights.has(name + ".shortcut.0");
      int stride = same || shortcut || i == 0 ? 1 : 2;
      unit(net, name + ".conv1", name + ".bn1", inverted ? 1 : stride);
      unit(net, name + ".conv2", name + ".bn2", inverted ? stride : 1);
      if (inverted) {
        LayerId main = net.convNorm(name + ".conv3", name + ".bn3", 1).at();
        if (shortcut) {
          net.from(input).convNorm(name + ".shortcut.0", name + ".shortcut.1", 1);
          input = net.at();
        }
        if (stride == 1) {
          net.from(main).add(name + ".add", input);
        }
      }
    }
    if (weights.has("conv2")) {
      unit(net, "conv2", "bn2", 1);
    }
    end(net);
  }

  private static void densenet(Assembly net) throws FormatException {
    net.conv("conv1");
    for (int part = 1; part <= 4; part++) {
      for (int i = 0; i < net.weights().count("dense" + part + ".", 0); i++) {
        String name = "dense" + part + "." + i;
        LayerId input = net.at();
        net.norm(name + ".bn1").relu(name + ".relu1").conv(name + ".conv1");
        net.norm(name + ".bn2").relu(name + ".relu2").conv(name + ".conv2");
        net.concat(name, List.of(net.at(), input));
      }
      String next = "trans" + part;
      if (part < 4) {
        net.norm(next + ".bn").relu(next + ".relu").conv(next + ".conv");
        net.averagePool(next, 2, 2, 0);
      }
    }
    end(net.norm("bn").relu("relu"));
  }

  private static void googlenet(Assembly net) throws FormatException {
    unit(net, "pre_layers.0", "pre_layers.1", 1);
    for (String name : INCEPTIONS) {
      LayerId input = net.at();
      List<LayerId> branches = new ArrayList<>();
      for (int branch = 1; branch <= 4; branch++) {
        String own = name + ".b" + branch + ".";
        net.from(input);
        if (branch == 4) {
          net.maxPool(own + "0", 3, 1, 1, false);
        }
        for (int i = branch == 4 ? 1 : 0; net.weights().has(own + i); i += 3) {
          unit(net, own + i, own + (i + 1), 1);
        }
        branches.add(net.at());
      }
      net.concat(name, branches);
      if (POOLED.contains(name)) {
        net.maxPool("maxpool", 3, 2, 1, false);
      }
    }
    end(net);
  }

  private static void residual(Assembly net) throws FormatException {
    Weights weights = net.weights();
    if (weights.has("bn1")) {
      unit(net, "conv1", "bn1", 1);
    } else {
      net.conv("conv1");
    }
    for (int layer = 1; weights.hasPart("layer" + layer); layer++) {
      for (int i = 0; i < weights.count("layer" + layer + ".", 0); i++) {
        String name = "layer" + layer + "." + i;
        int stride = i == 0 && layer > 1 ? 2 : 1;
        if (weights.has("layer2.0.shortcut.1")) {
          late(net, name, stride);
        } else {
          early(net, name, stride);
        }
      }
    }
    end(net);
  }

  /** A bottleneck that is normalised after its convolutions. */
  private static void late(Assembly net, String name, int stride) throws FormatException {
    LayerId side = net.at();
    unit(net, name + ".conv1", name + ".bn1", 1);
    unit(net, name + ".conv2", name + ".bn2", stride);
    LayerId main = net.convNorm(name + ".conv3", name + ".bn3", 1).at();
    if (net.weights().has(name + ".shortcut.0")) {
      side = net.from(side).convNorm(name + ".shortcut.0", name + ".shortcut.1", stride).at();
    }
    net.from(main).add(name + ".add", side).relu(name + ".relu");
  }

  /** A block that is normalised before its convolutions; the shortcut begins after the first. */
  private static void early(Assembly net, String name, int stride) throws FormatException {
    Weights weights = net.weights();
    LayerId input = net.at();
    LayerId active = net.norm(name + ".bn1").relu(name + ".bn1.relu").at();
    LayerId side = input;
    if (weights.has(name + ".shortcut.0")) {
      side = net.conv(name + ".shortcut.0", stride).at();
    }
    boolean bottleneck = weights.has(name + ".conv3");
    net.from(active).conv(name + ".conv1", bottleneck ? 1 : stride);
    net.norm(name + ".bn2").relu(name + ".bn2.relu");
    net.conv(name + ".conv2", bottleneck ? stride : 1);
    if (bottleneck) {
      net.norm(name + ".bn3").relu(name + ".bn3.relu").conv(name + ".conv3");
    }
    if (weights.has(name + ".fc1")) {
      LayerId maps = net.at();
      net.globalMean(name + ".mean").conv(name + ".fc1").relu(name + ".fc1.relu");
      net.conv(name + ".fc2").op(name + ".gate", Elementwise.of(Function.SIGMOID));
      net.gate(name + ".weighed", maps);
    }
    net.add(name + ".add", side);
  }
}
