package org.convlens.format.architecture;

import java.util.Map;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Relu;
import org.jspecify.annotations.Nullable;

/** RegNet x and y (Radosavovic et al. 2020) of torchvision and of timm. */
final class RegNets {
  private static final int STAGES = 4;

  /**
   * What the modules are called.
   *
   * @param origin the number of a stage's first block
   * @param family how the network's name begins
   * @param stem a convolution and its normalisation, as all parts are
   * @param block of a stage and a place in it
   * @param parts the three convolutions of a block
   */
  private record Names(
      String source,
      int origin,
      String family,
      String conv,
      String norm,
      String stem,
      String block,
      String shortcut,
      String[] parts,
      String gate,
      String head) {
    String block(int stage, int place) {
      return block.formatted(stage, origin + place);
    }
  }

  private static final Names TORCHVISION =
      new Names(
          "torchvision's ",
          0,
          "regnet_",
          ".0",
          ".1",
          "stem",
          "trunk_output.block%1$d.block%1$d-%2$d",
          ".proj",
          new String[] {".f.a", ".f.b", ".f.c"},
          ".f.se",
          "fc");

  private static final Names TIMM =
      new Names(
          "timm's ",
          1,
          "regnet",
          ".conv",
          ".bn",
          "stem",
          "s%d.b%d",
          ".downsample",
          new String[] {".conv1", ".conv2", ".conv3"},
          ".se",
          "head.fc");

  private RegNets() {}

  static @Nullable Architecture of(Weights weights) {
    for (Names names : new Names[] {TORCHVISION, TIMM}) {
      String first = names.block(1, 0);
      if (weights.isNorm(names.stem() + names.norm())
          && weights.has(first + names.shortcut() + names.conv())
          && weights.has(first + names.parts()[2] + names.conv())
          && !weights.hasPart(names.block(STAGES + 1, 0))) {
        boolean gated = weights.has(first + names.gate() + ".fc1");
        String name = names.family() + (gated ? "y" : "x");
        return Architecture.torchvision(
                name, 224, 232, Filter.BILINEAR, net -> draw(net, names, gated))
            .after(names.source() + name);
      }
    }
    return null;
  }

  private static void draw(Assembly net, Names names, boolean gated) throws FormatException {
    unit(net, names, names.stem(), 2).relu(names.stem() + ".relu");
    for (int stage = 1; stage <= STAGES; stage++) {
      for (int i = 0; net.weights().hasPart(names.block(stage, i)); i++) {
        block(net, names, names.block(stage, i), i == 0 ? 2 : 1, gated);
      }
    }
    net.globalMean("avgpool").flatten();
    new Classifier(net, names.head(), Map.of()).draw();
  }

  private static Assembly unit(Assembly net, Names names, String name, int stride)
      throws FormatException {
    return net.convNorm(name + names.conv(), name + names.norm(), stride);
  }

  private static void block(Assembly net, Names names, String name, int stride, boolean gated)
      throws FormatException {
    LayerId input = net.at();
    String[] parts = names.parts();
    unit(net, names, name + parts[0], 1).relu(name + parts[0] + ".relu");
    unit(net, names, name + parts[1], stride).relu(name + parts[1] + ".relu");
    if (gated) {
      MobileNets.squeeze(net, name + names.gate(), new Relu(), Elementwise.of(Function.SIGMOID));
    }
    LayerId main = unit(net, names, name + parts[2], 1).at();
    net.from(input);
    if (net.weights().hasPart(name + names.shortcut())) {
      unit(net, names, name + names.shortcut(), stride);
    }
    LayerId side = net.at();
    net.from(main).add(name + ".add", side).relu(name + ".relu");
  }
}
