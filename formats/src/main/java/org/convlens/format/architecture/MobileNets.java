package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.jspecify.annotations.Nullable;

/** MobileNet v2 (Sandler et al. 2018) and v3 (Howard et al. 2019) of torchvision. */
final class MobileNets {
  private static final Op RELU6 = new Clip(0, 6);
  private static final Op HARD_SWISH = Elementwise.of(Function.HARD_SWISH);
  private static final Op HARD_SIGMOID = new Elementwise(Function.HARD_SIGMOID, 1f / 6, 0.5f);

  private static final List<String> USUAL = List.of("classifier.0", "classifier.3");

  private MobileNets() {}

  static @Nullable Architecture of(Weights weights) {
    if (weights.has("features.1.conv.0.0")) {
      return Architecture.torchvision("mobilenet_v2", MobileNets::second);
    }
    if (weights.hasPart("features.1.block.0")) {
      boolean large = weights.hasPart("features.15.block");
      Set<Integer> halving = large ? Set.of(2, 4, 7, 13) : Set.of(1, 2, 4, 9);
      int smooth = large ? 7 : 4;
      return Architecture.torchvision(
          "mobilenet_v3_" + (large ? "large" : "small"), net -> third(net, halving, smooth));
    }
    return null;
  }

  private static void second(Assembly net) throws FormatException {
    Set<Integer> halving = Set.of(2, 4, 7, 14);
    net.unit("features.0", 2, RELU6);
    int last = net.weights().count("features.", 0) - 1;
    for (int i = 1; i < last; i++) {
      String name = "features." + i + ".conv";
      LayerId input = net.at();
      Shape before = net.shape();
      int next = 0;
      if (net.weights().has(name + ".1.0")) {
        net.unit(name + "." + next++, 1, RELU6);
      }
      net.unit(name + "." + next++, halving.contains(i) ? 2 : 1, RELU6);
      net.convNorm(name + "." + next, name + "." + (next + 1), 1);
      joined(net, "features." + i, input, before);
    }
    net.unit("features." + last, 1, RELU6);
    net.globalMean("adaptive_avg_pool2d").flatten();
    Classifier.afterDropout(net);
  }

  /** Adds the input where the shape has not changed. */
  private static void joined(Assembly net, String name, LayerId input, Shape before) {
    if (net.shape().equals(before)) {
      net.add(name + ".add", input);
    }
  }

  private static void third(Assembly net, Set<Integer> halving, int smooth) throws FormatException {
    net.epsilon(1e-3).unit("features.0", 2, HARD_SWISH);
    int last = net.weights().count("features.", 0) - 1;
    for (int i = 1; i < last; i++) {
      String name = "features." + i + ".block.";
      LayerId input = net.at();
      Shape before = net.shape();
      Op activation = i < smooth ? new Relu() : HARD_SWISH;
      int stride = halving.contains(i) ? 2 : 1;
      int parts = net.weights().count(name, 0);
      for (int part = 0; part < parts - 1; part++) {
        if (net.weights().has(name + part + ".fc1")) {
          squeeze(net, name + part, new Relu(), HARD_SIGMOID);
        } else {
          boolean deep = net.weights().shape(name + part + ".0").extent(1) == 1;
          net.unit(name + part, deep ? stride : 1, activation);
        }
      }
      String project = name + (parts - 1);
      net.convNorm(project + ".0", project + ".1", 1);
      joined(net, "features." + i, input, before);
    }
    net.unit("features." + last, 1, HARD_SWISH).globalMean("avgpool").flatten();
    boolean own = isOwnLayer(net.weights());
    if (own && net.weights().modules("classifier").equals(USUAL)) {
      net.linear("classifier.0").op("classifier.1", HARD_SWISH);
      net.dropout("classifier.2", 0.2).linear("classifier.3");
      return;
    }
    Map<String, Op> known = own ? Map.of("classifier.0", HARD_SWISH) : Map.of();
    new Classifier(net, "classifier", known).draw();
  }

  /** Whether the classifier begins as torchvision's, 576 to 1024 or 960 to 1280 times a width. */
  private static boolean isOwnLayer(Weights weights) throws FormatException {
    if (!weights.isLinear("classifier.0")) {
      return false;
    }
    long out = weights.shape("classifier.0").extent(0);
    long in = weights.shape("classifier.0").extent(1);
    return 9 * out == 16 * in || 3 * out == 4 * in;
  }

  /** torchvision's SqueezeExcitation (Hu et al. 2018). */
  static void squeeze(Assembly net, String name, Op activation, Op scale) throws FormatException {
    LayerId maps = net.at();
    net.globalMean(name + ".avgpool").conv(name + ".fc1").op(name + ".activation", activation);
    net.conv(name + ".fc2").op(name + ".scale_activation", scale).gate(name, maps);
  }
}
