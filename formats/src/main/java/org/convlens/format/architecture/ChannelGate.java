package org.convlens.format.architecture;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;

/** What weighs the channels at the end of a residual block, by their means. */
enum ChannelGate {
  NONE("", ""),
  /** Squeeze and excitation (Hu et al. 2018), of convolutions. */
  CONVOLUTIONS("se", "se.fc1"),
  /** Squeeze and excitation, of dense layers. */
  DENSE("se", "se.fc.0"),
  /** Efficient channel attention (Wang et al. 2020), as timm calls it. */
  EFFICIENT("eca", "se.conv"),
  /** Efficient channel attention, as its authors call it. */
  EFFICIENT_BY_ITS_NAME("eca", "eca.conv");

  private static final Op SIGMOID = Elementwise.of(Function.SIGMOID);

  private final String prefix;
  private final String first;

  ChannelGate(String prefix, String first) {
    this.prefix = prefix;
    this.first = first;
  }

  /** How names of networks that have it begin. */
  String prefix() {
    return prefix;
  }

  /** The one that a block has. */
  static ChannelGate of(Weights weights, String block) {
    for (ChannelGate gate : values()) {
      if (gate != NONE && weights.has(block + "." + gate.first)) {
        return gate;
      }
    }
    return NONE;
  }

  /** Adds it to a block, after the maps that it weighs. */
  void draw(Assembly net, String block) throws FormatException {
    if (this == NONE) {
      return;
    }
    LayerId maps = net.at();
    String name = block + "." + first.substring(0, first.indexOf('.'));
    switch (this) {
      case CONVOLUTIONS -> MobileNets.squeeze(net, name, new Relu(), SIGMOID);
      case DENSE -> {
        int channels = net.channels();
        net.globalMean(name + ".avg_pool").op(name + ".flatten", vector(channels));
        net.linear(name + ".fc.0").relu(name + ".fc.1").linear(name + ".fc.2");
        net.op(name + ".fc.3", SIGMOID).op(name + ".maps", cells(channels));
        net.gate(name, maps);
      }
      case EFFICIENT, EFFICIENT_BY_ITS_NAME -> efficient(net, name, maps);
      default -> {}
    }
  }

  /** A convolution along the channels' means. */
  private static void efficient(Assembly net, String name, LayerId maps) throws FormatException {
    int channels = net.channels();
    Tensor kernel = net.weights().get(name + ".conv.weight");
    if (kernel.shape().rank() != 3) {
      throw new FormatException("'" + name + ".conv' is no convolution of one dimension");
    }
    int length = kernel.shape().extent(2);
    Tensor row = kernel.reshaped(Shape.of(1, kernel.shape().extent(1), 1, length));
    net.globalMean(name + ".avg_pool");
    net.op(name + ".row", new Reshape(Shape.of(Shape.BATCH, 1, 1, channels)));
    net.op(
        name + ".conv",
        new Conv2d(Size.ONE, Padding.of(0, length / 2, 0, length / 2), Size.ONE, 1),
        row);
    net.op(name + ".sigmoid", SIGMOID).op(name + ".maps", cells(channels)).gate(name, maps);
  }

  private static Op vector(int channels) {
    return new Reshape(Shape.of(Shape.BATCH, channels));
  }

  private static Op cells(int channels) {
    return new Reshape(Shape.of(Shape.BATCH, channels, 1, 1));
  }
}
