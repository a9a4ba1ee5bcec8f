package org.convlens.format.architecture;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Softmax;
import org.jspecify.annotations.Nullable;

/**
 * The small networks of PyTorch's own tutorials and examples, by the shapes of all their weights:
 * one that differs in a number is another network.
 */
final class TutorialNets {
  private static final String CLASSES = "K";

  /**
   * @param tensors their modules and shapes; K is the number of classes
   * @param pooled whether there is pooling after each convolution, or after the last one alone
   * @param logarithms whether it ends in the logarithms of probabilities
   */
  private record Member(
      String name, String tensors, int side, boolean pooled, boolean logarithms) {}

  private static final List<Member> MEMBERS =
      List.of(
          new Member(
              "cifar10-tutorial",
              "conv1[6,3,5,5] conv2[16,6,5,5] fc1[120,400] fc2[84,120] fc3[K,84]",
              32,
              true,
              false),
          new Member(
              "fashion-mnist-tutorial",
              "conv1[6,1,5,5] conv2[16,6,5,5] fc1[120,256] fc2[84,120] fc3[K,84]",
              28,
              true,
              false),
          new Member(
              "mnist-example",
              "conv1[32,1,3,3] conv2[64,32,3,3] fc1[128,9216] fc2[K,128]",
              28,
              false,
              true),
          new Member(
              "mnist-example-of-old",
              "conv1[10,1,5,5] conv2[20,10,5,5] fc1[50,320] fc2[K,50]",
              28,
              true,
              true));

  private TutorialNets() {}

  static @Nullable Architecture of(Weights weights) throws FormatException {
    String own = signature(weights);
    for (Member member : MEMBERS) {
      if (member.tensors().equals(own)) {
        return Architecture.tutorial(
            member.name(), member.side(), net -> draw(net, member.pooled(), member.logarithms()));
      }
    }
    return null;
  }

  /** Its modules and the shapes of their weights, in order; all have a bias. */
  private static String signature(Weights weights) throws FormatException {
    StringBuilder text = new StringBuilder();
    for (String kind : List.of("conv", "fc")) {
      int count = weights.count(kind, 1);
      for (int i = 1; i <= count; i++) {
        String module = kind + i;
        if (!weights.has(module) || !weights.tensors().containsKey(module + ".bias")) {
          return "";
        }
        Shape shape = weights.shape(module);
        boolean last = kind.equals("fc") && i == count && shape.rank() == 2;
        String words = shape.toList().toString().replace(" ", "");
        text.append(text.isEmpty() ? "" : " ").append(module);
        text.append(last ? "[" + CLASSES + "," + shape.extent(1) + "]" : words);
      }
    }
    return text.toString();
  }

  private static void draw(Assembly net, boolean pooled, boolean logarithms)
      throws FormatException {
    net.assume("ReLU after every layer but the last, pooling by the largest of 2 × 2");
    int convolutions = net.weights().count("conv", 1);
    for (int i = 1; i <= convolutions; i++) {
      net.conv("conv" + i, 1, 0).relu("conv" + i + ".relu");
      if (pooled || i == convolutions) {
        net.maxPool(pooled ? "pool" : "max_pool2d", 2, 2, 0, false);
      }
    }
    net.flatten();
    int dense = net.weights().count("fc", 1);
    for (int i = 1; i <= dense; i++) {
      net.linear("fc" + i);
      if (i < dense) {
        net.relu("fc" + i + ".relu");
      }
    }
    if (logarithms) {
      net.op("log_softmax", new Softmax(List.of(1), true));
    }
  }
}
