package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Computes what does not depend on the picture while reading: arithmetic with shapes, weights in
 * another arrangement.
 */
final class Folding {
  private static final Map<String, Fold> TABLE = new HashMap<>();

  static {
    TABLE.putAll(FoldedLayout.TABLE);
    TABLE.putAll(FoldedArithmetic.TABLE);
    TABLE.putAll(FoldedStatistics.TABLE);
  }

  private Folding() {}

  /** One operator on numbers. Null where the result is no such number. */
  interface Fold {
    @Nullable Numbers apply(OnnxNode node, List<@Nullable Numbers> inputs);
  }

  /** Defines a node's outputs if they are known; false if the node must become a layer. */
  static boolean fold(OnnxNode node, Translation to) {
    if (node.type().equals("Shape") || node.type().equals("Size")) {
      to.define(node.output(), extents(node, shapeOf(node, to)).toValue());
      return true;
    }
    Value first = node.hasInput(0) ? to.value(node, 0) : null;
    for (int i = 0; i < node.inputs().size(); i++) {
      if (node.hasInput(i) && to.value(node, i) instanceof Value.Layer) {
        return false;
      }
    }
    if (first instanceof Value.Known known) {
      Tensor moved = rearranged(node, to, known.tensor());
      if (moved != null) {
        to.define(node.output(), new Value.Known(moved));
        return true;
      }
    }
    return compute(node, to);
  }

  private static boolean compute(OnnxNode node, Translation to) {
    Fold fold = TABLE.get(node.type());
    if (fold == null && !node.type().equals("Split")) {
      return false;
    }
    List<@Nullable Numbers> inputs = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Numbers input = node.hasInput(i) ? numbers(to.value(node, i)) : null;
      if (input == null && node.hasInput(i)) {
        return false;
      }
      inputs.add(input);
    }
    if (fold == null) {
      FoldedLayout.split(node, inputs, to);
      return true;
    }
    Numbers result = fold.apply(node, inputs);
    return result != null && to.hold(node.output(), result);
  }

  private static @Nullable Numbers numbers(Value value) {
    return value instanceof Value.Symbolic symbolic
        ? symbolic.numbers()
        : Numbers.of(((Value.Known) value).tensor());
  }

  private static Shape shapeOf(OnnxNode node, Translation to) {
    Value value = to.value(node, 0);
    if (value instanceof Value.Layer layer) {
      return to.shape(layer.id());
    }
    return value instanceof Value.Known known
        ? known.tensor().shape()
        : ((Value.Symbolic) value).numbers().shape();
  }

  private static Numbers extents(OnnxNode node, Shape shape) {
    Numbers all = Numbers.extents(shape);
    if (node.type().equals("Size")) {
      return new Numbers(
          Shape.of(),
          true,
          new double[] {shape.hasBatch() ? 0 : shape.elements()},
          new double[] {shape.hasBatch() ? shape.elements() : 0});
    }
    int start = place(node.integer("start", 0), shape.rank());
    int end = Math.max(start, place(node.integer("end", shape.rank()), shape.rank()));
    return all.select(Shape.of(end - start), i -> start + i);
  }

  private static int place(int axis, int rank) {
    return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
  }

  /** Numbers of any size whose bytes stay where they are. */
  private static @Nullable Tensor rearranged(OnnxNode node, Translation to, Tensor tensor) {
    Shape shape = tensor.shape();
    return switch (node.type()) {
      case "Identity" -> tensor;
      case "QuantizeLinear" -> QuantisedOperators.steps(node, to, tensor);
      case "Cast" ->
          tensor.type().isFloating() && LayoutOperators.elementType(node).isFloating()
              ? tensor
              : null;
      case "Reshape" -> {
        Numbers asked =
            node.hasInput(1)
                ? to.numbers(node, 1, "shape")
                : Numbers.vector(node.integers("shape"));
        boolean zeroIsZero = node.integer("allowzero", 0) != 0;
        yield asked.isKnown()
            ? tensor.reshaped(Targets.reshape(node, shape, asked, zeroIsZero, to.declaredBatch()))
            : null;
      }
      case "Squeeze" -> tensor.reshaped(LayoutOperators.squeezed(shape, axes(node, to)));
      case "Unsqueeze" -> tensor.reshaped(LayoutOperators.unsqueezed(shape, axes(node, to)));
      default -> null;
    };
  }

  private static long[] axes(OnnxNode node, Translation to) {
    return node.hasInput(1) ? to.integers(node, 1, "axes") : node.integers("axes");
  }
}
