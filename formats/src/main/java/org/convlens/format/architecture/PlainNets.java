package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.jspecify.annotations.Nullable;

/** Networks in one line: AlexNet and SqueezeNet, and those of {@link VggNets}. */
final class PlainNets {
  private PlainNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    if (!weights.has("features.0")) {
      return null;
    }
    if (weights.isConvolution("features.0", 11) && weights.has("features.10")) {
      return Architecture.torchvision("alexnet", PlainNets::alexnet);
    }
    if (weights.hasPart("features.3.squeeze") && weights.hasPart("features.12.squeeze")) {
      String version = weights.isConvolution("features.0", 7) ? "0" : "1";
      return Architecture.torchvision("squeezenet1_" + version, PlainNets::squeezenet);
    }
    return VggNets.of(weights);
  }

  private static void alexnet(Assembly net) throws FormatException {
    net.conv("features.0", 4, 2).relu("features.1").maxPool("features.2", 3, 2, 0, false);
    net.conv("features.3").relu("features.4").maxPool("features.5", 3, 2, 0, false);
    net.conv("features.6").relu("features.7");
    net.conv("features.8").relu("features.9");
    net.conv("features.10").relu("features.11").maxPool("features.12", 3, 2, 0, false);
    AdaptiveMean.add(net, "avgpool", 6);
    net.flatten();
    if (!net.weights()
        .modules("classifier")
        .equals(List.of("classifier.1", "classifier.4", "classifier.6"))) {
      new Classifier(net, "classifier", Map.of()).draw();
      return;
    }
    net.dropout("classifier.0", 0.5).linear("classifier.1").relu("classifier.2");
    net.dropout("classifier.3", 0.5).linear("classifier.4").relu("classifier.5");
    net.linear("classifier.6");
  }

  private static void squeezenet(Assembly net) throws FormatException {
    net.conv("features.0", 2, 0).relu("features.1");
    for (int i = 2; i <= 12; i++) {
      String fire = "features." + i;
      if (!net.weights().has(fire + ".squeeze")) {
        net.maxPool(fire, 3, 2, 0, true);
        continue;
      }
      net.conv(fire + ".squeeze").relu(fire + ".squeeze_activation");
      LayerId squeezed = net.at();
      net.conv(fire + ".expand1x1").relu(fire + ".expand1x1_activation");
      LayerId small = net.at();
      net.from(squeezed).conv(fire + ".expand3x3").relu(fire + ".expand3x3_activation");
      net.concat(fire, List.of(small, net.at()));
    }
    net.dropout("classifier.0", 0.5).conv("classifier.1").relu("classifier.2");
    net.globalMean("classifier.3").flatten();
  }
}
