package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.jspecify.annotations.Nullable;

/**
 * timm's EfficientNet (Tan and Le 2019, 2021), MobileNet v2 (Sandler et al. 2018) and v3 (Howard et
 * al. 2019). Strides and activations are told by the kinds of blocks and the kernels of the stages:
 * networks with others, such as MixNet, are none of these.
 */
final class InvertedNets {
  private static final Op RELU6 = new Clip(0, 6);
  private static final Op SILU = Elementwise.of(Function.SWISH);
  private static final Op SIGMOID = Elementwise.of(Function.SIGMOID);
  private static final Op HARD_SWISH = Elementwise.of(Function.HARD_SWISH);
  private static final Op HARD_SIGMOID = new Elementwise(Function.HARD_SIGMOID, 1f / 6, 0.5f);
  private static final List<Integer> STRIDES = List.of(1, 2, 2, 2, 1, 2, 1);

  /** How many channels come out of the last convolution of EfficientNet B0 to B7. */
  private static final List<Integer> LAST = List.of(1280, 1280, 1408, 1536, 1792, 2048, 2304, 2560);

  private static final List<Integer> FIRST = List.of(32, 32, 32, 40, 48, 48, 56, 64);
  private static final List<Integer> SIDES = List.of(224, 240, 260, 300, 380, 456, 528, 600);

  private static final String SECOND = "efficientnetv2";

  private InvertedNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.hasAll("conv_stem", "bn1", "conv_head") || !weights.hasPart("blocks.0.0")) {
      return null;
    }
    return switch (stages(weights)) {
      case "D3e I3e I5e I3e I5e I5e I3e" -> efficientNet(weights);
      case "C3 E3 E3 I3e I3e I3e" ->
          second(weights, weights.has("blocks.3.5.conv_pw") ? "_s" : "_b");
      case "C3 E3 E3 I3e I3e I3e I3e" ->
          second(weights, weights.has("blocks.0.3.conv") ? "_l" : "_m");
      case "D3 I3 I5 I3 I5 I5 I3" -> {
        InvertedPlan plan = new InvertedPlan(STRIDES, 0, RELU6, RELU6, RELU6, SIGMOID);
        yield timm("efficientnet_lite", 224, weights.count("blocks.1.", 0) > 2, plan);
      }
      case "D3 I3 I3 I3 I3 I3 I3" -> {
        InvertedPlan plan = new InvertedPlan(STRIDES, 0, RELU6, RELU6, RELU6, SIGMOID);
        yield timm("mobilenetv2", 224, false, plan);
      }
      case "D3 I3 I5e I3 I3e I5e C1" -> third("large", List.of(1, 2, 2, 2, 1, 2, 1), 3);
      case "D3e I3 I5e I5e I5e C1" -> third("small", List.of(2, 2, 2, 1, 2, 1), 2);
      default -> null;
    };
  }

  private static Architecture efficientNet(Weights weights) throws FormatException {
    int member = LAST.lastIndexOf(weights.shape("conv_head").extent(0));
    if (member == 1 && weights.count("blocks.0.", 0) == 1) {
      member = 0;
    }
    InvertedPlan plan = new InvertedPlan(STRIDES, 0, SILU, SILU, SILU, SIGMOID);
    return member < 0 || FIRST.get(member) != weights.shape("conv_stem").extent(0)
        ? timm("efficientnet", 224, false, plan)
        : timm("efficientnet_b" + member, SIDES.get(member), member > 5, plan);
  }

  /** The published ones came from TensorFlow, but those whose last convolution is another. */
  private static Architecture second(Weights weights, String size) throws FormatException {
    InvertedPlan plan = new InvertedPlan(STRIDES, 0, SILU, SILU, SILU, SIGMOID);
    int side = size.equals("_s") ? 300 : size.equals("_b") ? 192 : 384;
    boolean own = !LAST.subList(0, 4).contains(weights.shape("conv_head").extent(0));
    return timm(SECOND + (own ? "_rw" : size), own ? 288 : side, !own, plan);
  }

  private static Architecture third(String size, List<Integer> strides, int relu) {
    InvertedPlan plan =
        new InvertedPlan(strides, relu, new Relu(), HARD_SWISH, new Relu(), HARD_SIGMOID);
    return timm("mobilenetv3_" + size, 224, false, plan);
  }

  /**
   * @param tensorflow whether the published weights came from TensorFlow
   */
  private static Architecture timm(String name, int side, boolean tensorflow, InvertedPlan plan) {
    int length = (int) Math.floor(side / 0.875);
    Architecture known =
        Architecture.torchvision(
            name,
            side,
            length,
            Filter.BICUBIC,
            net -> {
              Settings settings = net.settings();
              boolean as = settings.isKnown() ? settings.isFromTensorflow() : tensorflow;
              if (!settings.isKnown() && name.startsWith(SECOND)) {
                throw new FormatException(
                    "weights of timm's "
                        + name
                        + " or of tf_"
                        + name
                        + ", which differ in their padding, and the file does not say which: put the"
                        + " network's config.json beside it");
              }
              if (!settings.isKnown()) {
                net.assume("padding and ε as timm's " + (as ? "tf_" : "") + name);
              }
              plan.draw(net, as);
            });
    return known.after("timm's " + (tensorflow ? "tf_" : "") + name);
  }

  /**
   * A word a stage: the kind of its blocks (depthwise separable, inverted, edge, convolution), the
   * rows of their kernels, {@code e} where all have squeeze and excitation. Empty for others.
   */
  private static String stages(Weights weights) throws FormatException {
    List<String> words = new ArrayList<>();
    for (int stage = 0; stage < weights.count("blocks.", 0); stage++) {
      String word = null;
      for (int i = 0; i < weights.count("blocks." + stage + ".", 0); i++) {
        String own = word(weights, "blocks." + stage + "." + i);
        if (word != null && !word.equals(own)) {
          return "";
        }
        word = own;
      }
      words.add(String.valueOf(word));
    }
    return String.join(" ", words);
  }

  private static String word(Weights weights, String block) throws FormatException {
    String kind = "D";
    String conv = block + ".conv_dw";
    if (weights.has(block + ".conv")) {
      kind = "C";
      conv = block + ".conv";
    } else if (weights.has(block + ".conv_exp")) {
      kind = "E";
      conv = block + ".conv_exp";
    } else if (weights.has(block + ".conv_pwl")) {
      kind = "I";
    }
    if (!weights.has(conv)) {
      return "";
    }
    Shape kernel = weights.shape(conv);
    String gate = weights.has(block + ".se.conv_reduce") ? "e" : "";
    return kind + (kernel.rank() == 4 ? kernel.extent(2) : 0) + gate;
  }
}
