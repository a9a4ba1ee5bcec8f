package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.jspecify.annotations.Nullable;

/** DenseNet (Huang et al. 2017) of torchvision. */
final class DenseNets {
  private DenseNets() {}

  static @Nullable Architecture of(Weights weights) {
    if (!weights.hasAll("features.conv0", "features.norm0", "features.norm5")) {
      return null;
    }
    int layers = 0;
    for (int block = 1; block <= 4; block++) {
      layers += weights.count("features.denseblock" + block + ".denselayer", 1);
    }
    return Architecture.torchvision("densenet" + (2 * layers + 5), DenseNets::draw);
  }

  private static void draw(Assembly net) throws FormatException {
    net.convNorm("features.conv0", "features.norm0", 2).relu("features.relu0");
    net.maxPool("features.pool0", 3, 2, 1, false);
    for (int block = 1; block <= 4; block++) {
      String name = "features.denseblock" + block;
      dense(net, name);
      String between = "features.transition" + block;
      if (net.weights().has(between + ".conv")) {
        net.norm(between + ".norm").relu(between + ".relu").conv(between + ".conv");
        net.averagePool(between + ".pool", 2, 2, 0);
      }
    }
    net.norm("features.norm5").relu("relu").globalMean("adaptive_avg_pool2d");
    new Classifier(net.flatten(), "classifier", Map.of()).draw();
  }

  private static void dense(Assembly net, String block) throws FormatException {
    List<LayerId> parts = new ArrayList<>(List.of(net.at()));
    for (int i = 1; i <= net.weights().count(block + ".denselayer", 1); i++) {
      String layer = block + ".denselayer" + i;
      if (i > 1) {
        net.concat(layer + ".concat", parts);
      }
      net.norm(layer + part(net, layer, "norm", 1)).relu(layer + ".relu1");
      net.conv(layer + part(net, layer, "conv", 1));
      net.norm(layer + part(net, layer, "norm", 2)).relu(layer + ".relu2");
      net.conv(layer + part(net, layer, "conv", 2));
      parts.add(net.at());
    }
    net.concat(block, parts);
  }

  /** The published weights still have the names of old: {@code norm.1}. */
  private static String part(Assembly net, String layer, String kind, int number) {
    String old = "." + kind + "." + number;
    return net.weights().has(layer + old) ? old : "." + kind + number;
  }
}
