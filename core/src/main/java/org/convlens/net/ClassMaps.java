package org.convlens.net;

import java.util.HashSet;
import java.util.Set;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Identity;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;

/**
 * The layers whose maps are the classes themselves: what follows them only activates, pools and
 * reshapes, as after the last convolution of SqueezeNet. There the gradient of a class is the same
 * in every cell of its own map but for activations and 0 in all others.
 */
public final class ClassMaps {
  private ClassMaps() {}

  /** The layers of a graph that are such; mostly none. */
  public static Set<LayerId> of(Graph graph) {
    Head head = Head.of(graph);
    Set<LayerId> layers = new HashSet<>();
    Node node = graph.node(head.logits());
    while (true) {
      if (node.shape().isSpatial() && node.shape().channels() == head.classes()) {
        layers.add(node.id());
      }
      if (!keepsChannelsApart(node.op())) {
        return layers;
      }
      node = graph.node(node.input());
    }
  }

  private static boolean keepsChannelsApart(Op op) {
    return op instanceof Identity
        || op instanceof Dropout
        || op instanceof Cast
        || op instanceof Flatten
        || op instanceof Reshape
        || op instanceof Relu
        || op instanceof PRelu
        || op instanceof Clip
        || op instanceof Elementwise
        || op instanceof BatchNorm
        || op instanceof GlobalPool2d
        || op instanceof AveragePool2d
        || op instanceof MaxPool2d
        || op instanceof Reduce;
  }
}
