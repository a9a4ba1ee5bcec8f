package org.convlens.method.wiring;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Node;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Linear;

/** The weights of a convolution or a dense layer, read where they lie, a slice at a time. */
record Slice(Node node) {
  static boolean has(Node node) {
    return node.op() instanceof Conv2d
        || node.op() instanceof ConvTranspose2d
        || node.op() instanceof Linear;
  }

  private Tensor weights() {
    return node.weights().get(0);
  }

  /** Channels that come out. */
  int filters() {
    Shape shape = weights().shape();
    if (node.op() instanceof Linear linear) {
      return linear.features(node.weights());
    }
    return node.op() instanceof ConvTranspose2d turned
        ? shape.extent(1) * turned.groups()
        : shape.extent(0);
  }

  private int groups() {
    if (node.op() instanceof Conv2d conv) {
      return conv.groups();
    }
    return node.op() instanceof ConvTranspose2d turned ? turned.groups() : 1;
  }

  /** Channels that go into a filter. */
  int depth() {
    Shape shape = weights().shape();
    if (node.op() instanceof Linear) {
      return weights().size() / filters();
    }
    return node.op() instanceof ConvTranspose2d turned
        ? shape.extent(0) / turned.groups()
        : shape.extent(1);
  }

  /** The first channel that goes into a filter. */
  int first(int filter) {
    return filter / (filters() / groups()) * depth();
  }

  /** Whether a channel of the input goes into a filter. */
  boolean joins(int filter, int channel) {
    return channel >= first(filter) && channel < first(filter) + depth();
  }

  /**
   * What lies between a channel of the input and a filter, 1 × kH × kW; of dense layers a single
   * weight.
   */
  Volume between(int channel, int filter) {
    Tensor all = weights();
    if (node.op() instanceof Linear linear) {
      int at = linear.inputMajor() ? channel * filters() + filter : filter * depth() + channel;
      return Volume.of(1, 1, 1, all.at(at));
    }
    int high = all.shape().extent(2);
    int wide = all.shape().extent(3);
    int each = filters() / groups();
    int start =
        node.op() instanceof ConvTranspose2d
            ? channel * each + filter % each
            : filter * depth() + channel - first(filter);
    return Volume.generate(1, high, wide, (c, y, x) -> all.at((start * high + y) * wide + x));
  }
}
