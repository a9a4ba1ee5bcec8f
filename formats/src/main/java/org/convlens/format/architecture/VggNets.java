package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/** VGG (Simonyan and Zisserman 2015) of torchvision, and its kin for pictures of 32 × 32. */
final class VggNets {
  private static final String CLASSIFIER = "classifier";
  private static final List<String> USUAL = List.of("classifier.0", "classifier.3", "classifier.6");
  private static final int MOST_FEATURES = 100;

  private VggNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    List<String> features = features(weights);
    List<String> kernels = features.stream().filter(f -> weights.isConvolution(f, 3)).toList();
    boolean chain =
        features.stream().allMatch(f -> weights.isConvolution(f, 3) || weights.isNorm(f));
    if (!chain || kernels.size() < 8) {
      return null;
    }
    String name = "vgg" + (kernels.size() + 3) + (weights.isNorm("features.1") ? "_bn" : "");
    int channels = weights.shape(kernels.get(kernels.size() - 1)).extent(0);
    for (String module : weights.modules(CLASSIFIER)) {
      if (weights.isLinear(module)) {
        boolean small = weights.shape(module).extent(1) == channels;
        return small
            ? Architecture.cifar("cifar-" + name, net -> draw(net, true))
                .after("torchvision's " + name)
            : Architecture.torchvision(name, net -> draw(net, false));
      }
    }
    return Architecture.torchvision(name, net -> draw(net, false));
  }

  private static List<String> features(Weights weights) {
    return IntStream.range(0, MOST_FEATURES)
        .mapToObj(i -> "features." + i)
        .filter(weights::has)
        .toList();
  }

  /**
   * After a convolution and its normalisation a ReLU; what is left over is pooling.
   *
   * @param small whether the classifier takes a single cell
   */
  private static void draw(Assembly net, boolean small) throws FormatException {
    Weights weights = net.weights();
    List<String> features = features(weights);
    String end = features.get(features.size() - 1);
    int last = Integer.parseInt(end.substring(end.indexOf('.') + 1));
    boolean active = true;
    for (int i = 0; i <= last + 2; i++) {
      String name = "features." + i;
      if (weights.isNorm(name)) {
        net.norm(name);
      } else if (weights.has(name)) {
        net.conv(name);
        active = false;
      } else if (!active) {
        net.relu(name);
        active = true;
      } else {
        net.maxPool(name, 2, 2, 0, false);
      }
    }
    if (small) {
      net.assume("the mean of each last map before the classifier, as in networks for CIFAR");
      net.globalMean("avgpool").flatten();
    } else {
      AdaptiveMean.add(net, "avgpool", 7);
      net.flatten();
    }
    if (!weights.modules(CLASSIFIER).equals(USUAL)) {
      new Classifier(net, CLASSIFIER, Map.of()).draw();
      return;
    }
    net.linear("classifier.0").relu("classifier.1").dropout("classifier.2", 0.5);
    net.linear("classifier.3").relu("classifier.4").dropout("classifier.5", 0.5);
    net.linear("classifier.6");
  }
}
