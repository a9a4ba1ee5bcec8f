package org.convlens.torch;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Identity;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.Transpose;

/** How far through a node the change of a few cells reaches. */
enum Locality {
  /** A cell of the only input reaches the same cell. */
  POINTWISE,
  /** A cell of any input reaches the same cell. */
  JOINING,
  /** A cell reaches those whose window, as {@link Op#reach} tells, slides over it. */
  SLIDING,
  /** A cell may reach any other. */
  EVERYWHERE;

  /**
   * @param inputs shapes of what the node takes
   */
  static Locality of(Node node, List<Shape> inputs) {
    Shape output = node.shape();
    if (inputs.isEmpty() || !output.hasBatch() || output.rank() < 4) {
      return EVERYWHERE;
    }
    if (node.op() instanceof Arithmetic || node.op() instanceof Concat) {
      return joins(node.op(), inputs, output) ? JOINING : EVERYWHERE;
    }
    Shape input = inputs.get(0);
    if (!input.hasBatch() || input.rank() < 4) {
      return EVERYWHERE;
    }
    boolean sameCells = input.height() == output.height() && input.width() == output.width();
    if (sameCells && isPointwise(node, input)) {
      return POINTWISE;
    }
    return slides(node.op()) ? SLIDING : EVERYWHERE;
  }

  private static boolean isPointwise(Node node, Shape input) {
    Op op = node.op();
    if (op instanceof PRelu) {
      Shape slope = node.weights().get(0).shape();
      return slope.rank() == 1
          ? slope.elements() == input.channels() && slope.elements() != input.width()
          : isConstant(slope);
    }
    if (op instanceof Transpose transpose) {
      int rank = input.rank();
      List<Integer> order = transpose.order();
      return order.get(0) == 0
          && order.get(rank - 2) == rank - 2
          && order.get(rank - 1) == rank - 1;
    }
    if (op instanceof Softmax || op instanceof Slice) {
      return input.isMaps() && op.reach(input, node.weights()).equals(Reach.POINT);
    }
    return op instanceof Relu
        || op instanceof Clip
        || op instanceof Elementwise
        || op instanceof BatchNorm
        || op instanceof Cast
        || op instanceof Dropout
        || op instanceof Identity
        || op instanceof Reshape
        || op instanceof LocalResponseNorm;
  }

  /** Whether every input has either the output's cells or one for all. */
  private static boolean joins(Op op, List<Shape> inputs, Shape output) {
    boolean alongChannels = !(op instanceof Concat concat) || output.axis(concat.axis()) == 1;
    return alongChannels
        && output.isMaps()
        && inputs.stream().allMatch(in -> hasCells(in, output) || isConstant(in));
  }

  private static boolean hasCells(Shape input, Shape output) {
    return input.rank() >= 2
        && input.extent(-1) == output.width()
        && input.extent(-2) == output.height()
        && !isConstant(input);
  }

  /** One number, or one per channel. */
  private static boolean isConstant(Shape input) {
    return input.elements() == 1 || (input.rank() > 2 && input.height() == 1 && input.width() == 1);
  }

  private static boolean slides(Op op) {
    boolean constant =
        op instanceof Pad pad
            && pad.mode() == Pad.Mode.CONSTANT
            && pad.before().size() == 4
            && pad.before().get(0) == 0
            && pad.after().get(0) == 0
            && pad.before().get(1) == 0
            && pad.after().get(1) == 0;
    return constant
        || op instanceof Conv2d
        || op instanceof MaxPool2d
        || op instanceof AveragePool2d;
  }

  /** What a sliding operator does to windows that already hold their padding. */
  static Op bare(Op op) {
    if (op instanceof Conv2d conv) {
      return new Conv2d(conv.stride(), Padding.NONE, conv.dilation(), conv.groups());
    }
    if (op instanceof MaxPool2d pool) {
      return new MaxPool2d(pool.kernel(), pool.stride(), Padding.NONE, pool.dilation(), false);
    }
    if (op instanceof AveragePool2d pool) {
      return new AveragePool2d(pool.kernel(), pool.stride(), Padding.NONE, false, true);
    }
    return new Identity();
  }

  /** What a sliding operator's windows find beside the maps. */
  static float around(Op op) {
    if (op instanceof MaxPool2d) {
      return Float.NEGATIVE_INFINITY;
    }
    return op instanceof Pad pad ? pad.value() : 0;
  }
}
