package org.convlens.format.architecture;

import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.jspecify.annotations.Nullable;

/** ResNet (He et al. 2016) as Hugging Face names its modules. */
final class HuggingFaceNets {
  private static final String CONV = ".convolution";
  private static final String NORM = ".normalization";

  private HuggingFaceNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    for (String body : new String[] {"resnet.", ""}) {
      String stem = body + "embedder.embedder";
      if (weights.isConvolution(stem + CONV, 7)
          && weights.isNorm(stem + NORM)
          && weights.has(body + "encoder.stages.3.layers.0.layer.1" + CONV)) {
        String name = "resnet" + depth(weights, body);
        return Architecture.torchvision(name, net -> draw(net, body))
            .after("Hugging Face's " + name);
      }
    }
    return null;
  }

  private static String block(String body, int stage, int place) {
    return body + "encoder.stages." + stage + ".layers." + place;
  }

  private static int depth(Weights weights, String body) {
    int layers = 2;
    for (int stage = 0; stage < 4; stage++) {
      for (int i = 0; weights.hasPart(block(body, stage, i)); i++) {
        layers += weights.count(block(body, stage, i) + ".layer.", 0);
      }
    }
    return layers;
  }

  private static void draw(Assembly net, String body) throws FormatException {
    Settings.Strides said = net.settings().strides();
    Settings.Strides strides = said == null ? new Settings.Strides(false, false) : said;
    unit(net, body + "embedder.embedder", 2).relu(body + "embedder.embedder.activation");
    net.maxPool(body + "embedder.pooler", 3, 2, 1, false);
    for (int stage = 0; stage < 4; stage++) {
      for (int i = 0; net.weights().hasPart(block(body, stage, i)); i++) {
        boolean smaller = i == 0 && (stage > 0 || strides.first());
        block(net, block(body, stage, i), smaller ? 2 : 1, strides.narrow());
      }
    }
    net.globalMean(body + "pooler").flatten();
    new Classifier(net, "classifier", Map.of()).draw();
  }

  private static Assembly unit(Assembly net, String name, int stride) throws FormatException {
    return net.convNorm(name + CONV, name + NORM, stride);
  }

  /**
   * Of two convolutions the first strides, of three the second.
   *
   * @param narrow whether of three the first does
   */
  private static void block(Assembly net, String name, int stride, boolean narrow)
      throws FormatException {
    LayerId input = net.at();
    int parts = net.weights().count(name + ".layer.", 0);
    for (int part = 0; part < parts; part++) {
      String own = name + ".layer." + part;
      unit(net, own, part == (narrow ? 0 : parts - 2) ? stride : 1);
      if (part < parts - 1) {
        net.relu(own + ".activation");
      }
    }
    LayerId main = net.at();
    net.from(input);
    if (net.weights().hasPart(name + ".shortcut")) {
      unit(net, name + ".shortcut", stride);
    }
    LayerId side = net.at();
    net.from(main).add(name + ".add", side).relu(name + ".activation");
  }
}
