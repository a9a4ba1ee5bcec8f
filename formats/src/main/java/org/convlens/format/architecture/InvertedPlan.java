package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Op;

/**
 * How the layers of timm's networks of inverted residuals follow one another.
 *
 * @param strides of the first block of each stage
 * @param relu how many stages have {@code early} as their activation
 * @param early activation of the first stages
 * @param activation of the others
 * @param squeezed activation within squeeze and excitation
 * @param scale what ends squeeze and excitation
 */
record InvertedPlan(
    List<Integer> strides, int relu, Op early, Op activation, Op squeezed, Op scale) {

  /**
   * Adds the layers.
   *
   * @param tensorflow whether ε is 0.001 and strides pad as TensorFlow does
   */
  void draw(Assembly net, boolean tensorflow) throws FormatException {
    net.epsilon(tensorflow ? 1e-3 : 1e-5).samePadding(tensorflow);
    net.convNorm("conv_stem", "bn1", 2).op("bn1.act", activation);
    for (int stage = 0; stage < strides.size(); stage++) {
      String prefix = "blocks." + stage + ".";
      Op own = stage < relu ? early : activation;
      for (int i = 0; i < net.weights().count(prefix, 0); i++) {
        block(net, prefix + i, i == 0 ? strides.get(stage) : 1, own);
      }
    }
    if (net.weights().has("bn2")) {
      net.convNorm("conv_head", "bn2", 1).op("bn2.act", activation);
      net.globalMean("global_pool").flatten();
    } else {
      net.globalMean("global_pool").conv("conv_head").op("act2", activation).flatten();
    }
    new Classifier(net, "classifier", Map.of()).draw();
  }

  private void block(Assembly net, String name, int stride, Op act) throws FormatException {
    LayerId input = net.at();
    Shape before = net.shape();
    Weights weights = net.weights();
    if (weights.has(name + ".conv")) {
      net.convNorm(name + ".conv", name + ".bn1", stride).op(name + ".bn1.act", act);
    } else if (weights.has(name + ".conv_exp")) {
      net.convNorm(name + ".conv_exp", name + ".bn1", stride).op(name + ".bn1.act", act);
      squeeze(net, name + ".se");
      net.convNorm(name + ".conv_pwl", name + ".bn2", 1);
    } else if (weights.has(name + ".conv_pwl")) {
      net.convNorm(name + ".conv_pw", name + ".bn1", 1).op(name + ".bn1.act", act);
      net.convNorm(name + ".conv_dw", name + ".bn2", stride).op(name + ".bn2.act", act);
      squeeze(net, name + ".se");
      net.convNorm(name + ".conv_pwl", name + ".bn3", 1);
    } else {
      net.convNorm(name + ".conv_dw", name + ".bn1", stride).op(name + ".bn1.act", act);
      squeeze(net, name + ".se");
      net.convNorm(name + ".conv_pw", name + ".bn2", 1);
    }
    if (net.shape().equals(before)) {
      net.add(name + ".add", input);
    }
  }

  private void squeeze(Assembly net, String name) throws FormatException {
    if (!net.weights().has(name + ".conv_reduce")) {
      return;
    }
    LayerId maps = net.at();
    net.globalMean(name + ".mean").conv(name + ".conv_reduce").op(name + ".act1", squeezed);
    net.conv(name + ".conv_expand").op(name + ".gate", scale).gate(name, maps);
  }
}
