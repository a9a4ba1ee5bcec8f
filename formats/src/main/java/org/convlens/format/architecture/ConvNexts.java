package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * ConvNeXt (Liu et al. 2022) of its authors, torchvision, timm and Hugging Face.
 *
 * @param names what the modules are called
 */
record ConvNexts(ConvNextNames names) {
  private static final List<Integer> CHANNELS_LAST = List.of(0, 2, 3, 1);
  private static final List<Integer> CHANNELS_FIRST = List.of(0, 3, 1, 2);

  /** Channels of the stem, atto to xlarge: others have another ε or activation. */
  private static final Set<Integer> WIDTHS = Set.of(40, 48, 64, 80, 96, 128, 192, 256);

  private static final float EPSILON = 1e-6f;

  static @Nullable Architecture of(Weights weights) throws FormatException {
    for (ConvNextNames names : ConvNextNames.ALL) {
      String block = names.block(0, 0);
      if (weights.isConvolution(names.stem(), 4)
          && weights.isConvolution(block + names.depth(), 7)
          && weights.tensors().containsKey(block + names.scale())
          && WIDTHS.contains(weights.shape(names.stem()).extent(0))) {
        return known(weights, names);
      }
    }
    return null;
  }

  private static Architecture known(Weights weights, ConvNextNames names) throws FormatException {
    boolean shallow = !weights.hasPart(names.block(2, 9));
    String size =
        switch (weights.shape(names.stem()).extent(0)) {
          case 40 -> "atto";
          case 48 -> "femto";
          case 64 -> "pico";
          case 80 -> "nano";
          case 96 -> shallow ? "tiny" : "small";
          case 128 -> "base";
          case 192 -> "large";
          default -> "xlarge";
        };
    int side = size.equals("tiny") ? 236 : size.equals("small") ? 230 : 232;
    return Architecture.torchvision(
            "convnext_" + size, 224, side, Filter.BILINEAR, net -> new ConvNexts(names).draw(net))
        .after(names.origin() + " convnext_" + size);
  }

  private void draw(Assembly net) throws FormatException {
    normalised(net.conv(names.stem(), 4, 0), names.stemNorm());
    for (int stage = 0; stage < 4; stage++) {
      if (stage > 0) {
        normalised(net, names.down(stage) + ".0").conv(names.down(stage) + ".1", 2, 0);
      }
      for (int i = 0; net.weights().hasPart(names.block(stage, i)); i++) {
        block(net, names.block(stage, i));
      }
    }
    net.globalMean("avgpool");
    if (net.weights().has(names.headNorm())) {
      normalised(net, names.headNorm());
    } else {
      net.assume("no normalisation '" + names.headNorm() + "'");
    }
    net.flatten();
    new Classifier(net, names.head(), Map.of()).draw();
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

  private void block(Assembly net, String name) throws FormatException {
    LayerId input = net.at();
    LayerId branch;
    net.conv(name + names.depth());
    if (net.weights().isConvolution(name + names.wide(), 1)) {
      normalised(net, name + names.norm()).conv(name + names.wide());
      net.op(name + names.act(), Elementwise.of(Function.GELU));
      branch = net.conv(name + names.narrow()).at();
    } else {
      net.op(name + names.permute(), new Transpose(CHANNELS_LAST));
      layerNorm(net, name + names.norm(), name + names.norm());
      net.linear(name + names.wide()).op(name + names.act(), Elementwise.of(Function.GELU));
      net.linear(name + names.narrow());
      branch = net.op(name + names.permuted(), new Transpose(CHANNELS_FIRST)).at();
    }
    Tensor scale = net.weights().get(name + names.scale());
    Tensor broadcast = scale.reshaped(Shape.of(1, scale.size(), 1, 1));
    net.op(name + names.scale(), new Constant(), List.of(), broadcast);
    net.gate(name + ".scaled", branch).same(name + ".stochastic_depth").add(name, input);
  }
}
