package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;
import org.convlens.net.op.Cast;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;

/** The same numbers in another arrangement. */
final class LayoutOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "Identity", (node, to) -> to.emit(node, new Identity(), List.of(to.layer(node, 0))),
          "Cast", LayoutOperators::cast,
          "Flatten", LayoutOperators::flatten,
          "Reshape", LayoutOperators::reshape,
          "Squeeze", LayoutOperators::squeeze,
          "Unsqueeze", LayoutOperators::unsqueeze,
          "Expand", LayoutOperators::expand,
          "Transpose", LayoutOperators::transpose,
          "DepthToSpace", LayoutOperators::depthToSpace,
          "SpaceToDepth", LayoutOperators::spaceToDepth);

  private LayoutOperators() {}

  static ElementType elementType(OnnxNode node) {
    DataType type = DataType.forNumber(node.integer("to", 0));
    if (type == null) {
      throw node.refuse("type " + node.integer("to", 0) + " is unknown");
    }
    return switch (type) {
      case FLOAT -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case BFLOAT16 -> ElementType.BFLOAT16;
      case DOUBLE -> ElementType.FLOAT64;
      case INT64, UINT64, UINT32 -> ElementType.INT64;
      case INT32 -> ElementType.INT32;
      case INT16 -> ElementType.INT16;
      case UINT16 -> ElementType.UINT16;
      case INT8 -> ElementType.INT8;
      case UINT8 -> ElementType.UINT8;
      case BOOL -> ElementType.BOOL;
      default -> throw node.refuse("type " + type + " is not supported");
    };
  }

  private static void cast(OnnxNode node, Translation to) {
    to.emit(node, new Cast(elementType(node)), List.of(to.layer(node, 0)));
  }

  private static void flatten(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Shape shape = to.shape(input);
    int axis = node.integer("axis", 1);
    int at = axis < 0 ? axis + shape.rank() : axis;
    if (at < 0 || at > shape.rank()) {
      throw node.refuse("axis " + axis + " of " + shape);
    }
    if (shape.hasBatch() && at != 1) {
      throw node.refuse("axis " + axis + " mixes the pictures of a batch");
    }
    to.emit(node, new Flatten(at), List.of(input));
  }

  private static void reshape(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Numbers asked =
        node.hasInput(1) ? to.numbers(node, 1, "shape") : Numbers.vector(node.integers("shape"));
    boolean zeroIsZero = node.integer("allowzero", 0) != 0;
    Shape target = Targets.reshape(node, to.shape(input), asked, zeroIsZero, to.declaredBatch());
    to.emit(node, new Reshape(target), List.of(input));
  }

  private static void squeeze(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    long[] axes = node.hasInput(1) ? to.integers(node, 1, "axes") : node.integers("axes");
    to.emit(node, new Reshape(squeezed(to.shape(input), axes)), List.of(input));
  }

  /** Without axes, all extents of 1 go. */
  static Shape squeezed(Shape shape, long[] axes) {
    boolean[] goes = new boolean[shape.rank()];
    for (int axis = 0; axis < goes.length; axis++) {
      goes[axis] = axes.length == 0 && shape.extent(axis) == 1;
    }
    for (long axis : axes) {
      goes[shape.axis(Math.toIntExact(axis))] = true;
    }
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < goes.length; axis++) {
      if (!goes[axis]) {
        extents.add(shape.extent(axis));
      }
    }
    return Shape.of(extents);
  }

  private static void unsqueeze(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    long[] axes = node.hasInput(1) ? to.integers(node, 1, "axes") : node.integers("axes");
    to.emit(node, new Reshape(unsqueezed(to.shape(input), axes)), List.of(input));
  }

  static Shape unsqueezed(Shape shape, long[] axes) {
    int rank = shape.rank() + axes.length;
    if (rank > 32) {
      throw new IllegalArgumentException(rank + " axes");
    }
    boolean[] added = new boolean[rank];
    for (long axis : axes) {
      long at = axis < 0 ? axis + rank : axis;
      if (at < 0 || at >= rank || added[(int) at]) {
        throw new IllegalArgumentException("axis " + axis + " cannot be added to " + shape);
      }
      added[(int) at] = true;
    }
    List<Integer> extents = new ArrayList<>();
    int from = 0;
    for (int axis = 0; axis < rank; axis++) {
      extents.add(added[axis] ? 1 : shape.extent(from++));
    }
    return Shape.of(extents);
  }

  private static void expand(OnnxNode node, Translation to) {
    Shape target = Targets.exact(node, to.numbers(node, 1, "shape"));
    to.emit(node, new Expand(target), List.of(to.layer(node, 0)));
  }

  private static void transpose(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    List<Integer> order = order(node, to.shape(input).rank());
    if (to.shape(input).hasBatch() && order.indexOf(0) != 0) {
      throw node.refuse("it moves the pictures to axis " + order.indexOf(0));
    }
    if (to.op(input) instanceof Transpose before && undoes(order, before.order())) {
      to.emit(node, new Identity(), List.of(to.input(input)));
    } else {
      to.emit(node, new Transpose(order), List.of(input));
    }
  }

  static List<Integer> order(OnnxNode node, int rank) {
    long[] given = node.integers("perm");
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      order.add(node.has("perm") && axis < given.length ? (int) given[axis] : rank - 1 - axis);
    }
    if ((node.has("perm") && given.length != rank)
        || order.stream().distinct().count() != rank
        || order.stream().anyMatch(axis -> axis < 0 || axis >= rank)) {
      throw node.refuse("an order of axes " + order + " for " + rank + " axes");
    }
    return order;
  }

  private static boolean undoes(List<Integer> order, List<Integer> before) {
    for (int axis = 0; axis < order.size(); axis++) {
      if (before.get(order.get(axis)) != axis) {
        return false;
      }
    }
    return true;
  }

  private static int block(OnnxNode node) {
    int block = node.integer("blocksize", 0);
    if (block < 1 || block > 1024) {
      throw node.refuse("blocksize is " + block);
    }
    return block;
  }

  private static void depthToSpace(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int block = block(node);
    Windows.require2d(node, to.shape(input));
    if (to.shape(input).channels() % (block * block) != 0) {
      throw node.refuse(to.shape(input) + " has no blocks of " + block);
    }
    boolean columnsFirst = !node.text("mode", "DCR").equals("CRD");
    to.emit(node, new DepthToSpace(block, columnsFirst), List.of(input));
  }

  private static void spaceToDepth(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int block = block(node);
    Windows.require2d(node, to.shape(input));
    if (to.shape(input).height() % block != 0 || to.shape(input).width() % block != 0) {
      throw node.refuse(to.shape(input) + " has no blocks of " + block);
    }
    to.emit(node, new SpaceToDepth(block), List.of(input));
  }
}
