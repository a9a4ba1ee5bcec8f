package org.convlens.method.cam;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.net.op.Trait;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.UsageException;

/**
 * How a network that ends in global average pooling weighs its last feature maps: by a dense layer
 * after the pooling, or a 1 × 1 convolution before or after it.
 *
 * @param maps the layer whose feature maps are weighed
 * @param matrix class by class, as many weights as there are maps
 * @param inputMajor whether the matrix is stored map by map instead
 * @param classes how many there are
 * @param valued whether these are also the values that the network puts out
 */
record ClassWeights(LayerId maps, Tensor matrix, boolean inputMajor, int classes, boolean valued) {

  /**
   * @throws UsageException if the network does not end so
   */
  static ClassWeights of(Graph graph) {
    Head head = Head.of(graph);
    boolean valued = head.activation() == Head.Activation.NONE;
    Node node = before(graph, graph.node(head.logits()), false);
    boolean pooled = isGlobalMean(graph, node);
    if (pooled) {
      node = before(graph, graph.node(node.input()), true);
    }
    boolean weighs = node.op() instanceof Linear || isPointwise(node);
    if (!weighs) {
      throw refusal(node);
    }
    Node maps = before(graph, graph.node(node.input()), false);
    if (!pooled) {
      if (!isGlobalMean(graph, maps)) {
        throw refusal(maps);
      }
      maps = before(graph, graph.node(maps.input()), false);
    }
    Tensor matrix = node.weights().get(0);
    boolean inputMajor = node.op() instanceof Linear linear && linear.inputMajor();
    int classes = matrix.shape().extent(inputMajor ? 1 : 0);
    if (!maps.shape().isMaps() || maps.shape().channels() * classes != matrix.size()) {
      throw refusal(maps);
    }
    return new ClassWeights(maps.id(), matrix, inputMajor, classes, valued);
  }

  private static UsageException refusal(Node node) {
    return new UsageException(
        "cam needs a network that ends in global average pooling and one linear layer, but here"
            + " comes "
            + node.op().kind()
            + " '"
            + node.name()
            + "': use grad-cam");
  }

  /** The node itself, or the nearest before it that does more than move numbers. */
  private static Node before(Graph graph, Node start, boolean rectified) {
    Node node = start;
    while (node.op().is(Trait.PASSES) || (rectified && node.op() instanceof Relu)) {
      node = graph.node(node.input());
    }
    return node;
  }

  private static boolean isPointwise(Node node) {
    return node.op() instanceof Conv2d conv
        && Conv2d.kernelSize(node.weights()).equals(Size.ONE)
        && conv.stride().equals(Size.ONE)
        && conv.groups() == 1;
  }

  private static boolean isGlobalMean(Graph graph, Node node) {
    if (node.op() instanceof GlobalPool2d pool) {
      return pool.function() == GlobalPool2d.Function.MEAN;
    }
    if (node.inputs().isEmpty() || !graph.node(node.input()).shape().isMaps()) {
      return false;
    }
    Shape input = graph.node(node.input()).shape();
    if (node.op() instanceof AveragePool2d pool) {
      return pool.kernel().equals(new Size(input.height(), input.width()))
          && node.shape().height() == 1
          && node.shape().width() == 1;
    }
    return node.op() instanceof Reduce reduce
        && reduce.function() == Reduce.Function.MEAN
        && reduce.axes().stream()
            .map(input::axis)
            .sorted()
            .toList()
            .equals(java.util.List.of(2, 3));
  }

  /**
   * One weight per feature map.
   *
   * @throws UsageException if the score is not made of classes
   */
  float[] of(Score score) {
    float[] weights = new float[matrix.size() / classes];
    for (Score.Weighted weighted : score.terms()) {
      int index = index(weighted.term());
      for (int k = 0; k < weights.length; k++) {
        int place = inputMajor ? k * classes + index : index * weights.length + k;
        weights[k] += (float) weighted.weight() * matrix.at(place);
      }
    }
    return weights;
  }

  private int index(Term term) {
    if (term instanceof Term.Logit logit) {
      return logit.index();
    }
    if (valued && term instanceof Term.Value value) {
      return value.index();
    }
    throw new UsageException(
        "cam has weights for classes only, not for " + term + ": use grad-cam");
  }
}
