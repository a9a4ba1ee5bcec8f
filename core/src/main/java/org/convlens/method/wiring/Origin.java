package org.convlens.method.wiring;

import java.util.LinkedHashSet;
import org.convlens.array.Shape;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Grid;
import org.convlens.net.op.Op;
import org.convlens.net.op.Trait;

/**
 * A channel where it is made: of the nearest layer before, or at it, that does not just hand its
 * channels on.
 */
record Origin(LayerId layer, int channel) {
  static Origin of(Graph graph, LayerId layer, int channel) {
    Node node = graph.node(layer);
    Op op = node.op();
    if (node.inputs().isEmpty() || op.is(Trait.WEIGHS)) {
      return new Origin(layer, channel);
    }
    if (op instanceof Concat concat && node.shape().axis(concat.axis()) == 1) {
      int left = channel;
      for (LayerId input : new LinkedHashSet<>(node.inputs())) {
        int count = channels(graph.node(input).shape());
        if (left < count) {
          return of(graph, input, left);
        }
        left -= count;
      }
    }
    if (node.inputs().size() != 1) {
      return new Origin(layer, channel);
    }
    Shape from = graph.node(node.input()).shape();
    if (keeps(op, from, node.shape())) {
      return of(graph, node.input(), channel);
    }
    return flattens(op, from, node.shape())
        ? of(graph, node.input(), channel / (from.height() * from.width()))
        : new Origin(layer, channel);
  }

  /** Whether channel k is made of channel k alone. */
  static boolean keeps(Op op, Shape from, Shape to) {
    boolean alone = op.is(Trait.PER_CHANNEL) || op.is(Trait.ACTIVATES);
    boolean passes =
        op.is(Trait.PASSES) && from.height() * from.width() == to.height() * to.width();
    return (alone || passes) && channels(from) == channels(to);
  }

  /** Whether maps become a flat layer, one after the other. */
  static boolean flattens(Op op, Shape from, Shape to) {
    return op.is(Trait.PASSES)
        && from.isMaps()
        && to.rank() == 2
        && to.channels() == from.channels() * from.height() * from.width();
  }

  static int channels(Shape shape) {
    return Grid.of(shape).channels();
  }
}
