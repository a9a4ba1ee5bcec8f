package org.convlens.format.architecture;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.jspecify.annotations.Nullable;

/** EfficientNet (Tan and Le 2019) B0 to B7 and v2 s, m, l (2021) of torchvision. */
final class EfficientNets {
  private static final Op SILU = Elementwise.of(Function.SWISH);
  private static final Op SIGMOID = Elementwise.of(Function.SIGMOID);

  /**
   * @param last how many channels the last convolution has
   * @param side of the input
   * @param shortSide of the picture before it is cut
   */
  private record Member(String name, int last, int side, int shortSide, Filter filter) {}

  private static final List<Member> MEMBERS =
      List.of(
          new Member("efficientnet_b1", 1280, 240, 256, Filter.BICUBIC),
          new Member("efficientnet_b2", 1408, 288, 288, Filter.BICUBIC),
          new Member("efficientnet_b3", 1536, 300, 320, Filter.BICUBIC),
          new Member("efficientnet_b4", 1792, 380, 384, Filter.BICUBIC),
          new Member("efficientnet_b5", 2048, 456, 456, Filter.BICUBIC),
          new Member("efficientnet_b6", 2304, 528, 528, Filter.BICUBIC),
          new Member("efficientnet_b7", 2560, 600, 600, Filter.BICUBIC));

  private EfficientNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.hasAll("features.0.0", "features.1.0.block.0.0")) {
      return null;
    }
    if (weights.isConvolution("features.2.0.block.0.0", 3)) {
      return second(weights);
    }
    int last = weights.shape("features.8.0").extent(0);
    if (last == 1280 && weights.count("features.1.", 0) == 1) {
      return Architecture.torchvision(
          "efficientnet_b0", 224, 256, Filter.BICUBIC, net -> draw(net, 1e-5, 0));
    }
    for (Member member : MEMBERS) {
      if (member.last() == last) {
        double epsilon = last >= 2048 ? 1e-3 : 1e-5;
        return Architecture.torchvision(
            member.name(),
            member.side(),
            member.shortSide(),
            member.filter(),
            net -> draw(net, epsilon, 0));
      }
    }
    return null;
  }

  /** Those of 2021: s has a stage less than m and l. */
  private static Architecture second(Weights weights) {
    if (!weights.hasPart("features.8")) {
      return Architecture.torchvision(
          "efficientnet_v2_s", 384, 384, Filter.BILINEAR, net -> draw(net, 1e-3, 3));
    }
    boolean large = weights.count("features.1.", 0) > 3;
    Architecture.Plan plan = net -> draw(net, 1e-3, 3);
    return large
        ? Architecture.symmetric("efficientnet_v2_l", 480, 480, plan)
        : Architecture.torchvision("efficientnet_v2_m", 480, 480, Filter.BILINEAR, plan);
  }

  /**
   * @param fused how many stages have one convolution where the others have two
   */
  private static void draw(Assembly net, double epsilon, int fused) throws FormatException {
    int last = net.weights().hasPart("features.8") ? 7 : 6;
    List<Integer> strides = List.of(1, 2, 2, 2, 1, 2, 1).subList(0, last);
    net.epsilon(epsilon).unit("features.0", 2, SILU);
    for (int stage = 1; stage <= strides.size(); stage++) {
      String prefix = "features." + stage + ".";
      for (int i = 0; i < net.weights().count(prefix, 0); i++) {
        block(net, prefix + i, i == 0 ? strides.get(stage - 1) : 1, stage <= fused);
      }
    }
    net.unit("features." + (strides.size() + 1), 1, SILU).globalMean("avgpool").flatten();
    Classifier.afterDropout(net);
  }

  private static void block(Assembly net, String name, int stride, boolean fused)
      throws FormatException {
    LayerId input = net.at();
    Shape before = net.shape();
    int parts = net.weights().count(name + ".block.", 0);
    for (int part = 0; part < parts; part++) {
      String own = name + ".block." + part;
      if (net.weights().has(own + ".fc1")) {
        MobileNets.squeeze(net, own, SILU, SIGMOID);
        continue;
      }
      boolean halves = fused ? part == 0 : net.weights().shape(own + ".0").extent(1) == 1;
      net.convNorm(own + ".0", own + ".1", halves ? stride : 1);
      if (part < parts - 1 || parts == 1) {
        net.op(own + ".2", SILU);
      }
    }
    if (net.shape().equals(before)) {
      net.same(name + ".stochastic_depth").add(name + ".add", input);
    }
  }
}
