package org.convlens.net;

import java.util.HashSet;
import java.util.Set;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Trait;

/**
 * The layers whose maps are the classes themselves: what follows them only activates, pools and
 * reshapes, as after the last convolution of SqueezeNet, or enlarges them, as in networks that
 * segment. There the gradient of a class is the same in every cell of its own map but for
 * activations and 0 in all others.
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
      if (!node.op().is(Trait.APART) && !(node.op() instanceof Resize)) {
        return layers;
      }
      node = graph.node(node.input());
    }
  }
}
