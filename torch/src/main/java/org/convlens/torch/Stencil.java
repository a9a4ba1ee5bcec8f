package org.convlens.torch;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.Node;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Locality;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;

/**
 * What a sliding operator does to windows of maps.
 *
 * @param op to windows that already hold their padding
 * @param around what the windows find beside the maps
 */
record Stencil(Op op, float around) {
  /**
   * How far through a node the change of a few cells reaches.
   *
   * @param inputs shapes of what the node takes
   */
  static Locality locality(Node node, List<Shape> inputs) {
    Shape output = node.shape();
    if (inputs.isEmpty() || !output.hasBatch() || output.rank() < 4) {
      return Locality.EVERYWHERE;
    }
    Locality said = node.op().locality(inputs, output, node.weights());
    if (said == Locality.JOINING) {
      return said;
    }
    Shape input = inputs.get(0);
    if (!input.hasBatch() || input.rank() < 4) {
      return Locality.EVERYWHERE;
    }
    boolean sameCells = input.height() == output.height() && input.width() == output.width();
    return said == Locality.POINTWISE && !sameCells ? Locality.EVERYWHERE : said;
  }

  /**
   * Of an operator that slides.
   *
   * @throws IllegalArgumentException of any other
   */
  static Stencil of(Op op) {
    if (op instanceof Conv2d conv) {
      return new Stencil(
          new Conv2d(conv.stride(), Padding.NONE, conv.dilation(), conv.groups()), 0);
    }
    if (op instanceof MaxPool2d pool) {
      return new Stencil(
          new MaxPool2d(pool.kernel(), pool.stride(), Padding.NONE, pool.dilation(), false),
          Float.NEGATIVE_INFINITY);
    }
    if (op instanceof AveragePool2d pool) {
      return new Stencil(
          new AveragePool2d(pool.kernel(), pool.stride(), Padding.NONE, false, true), 0);
    }
    if (op instanceof Pad pad) {
      return new Stencil(new Identity(), pad.value());
    }
    throw new IllegalArgumentException(op.kind() + " does not slide");
  }
}
