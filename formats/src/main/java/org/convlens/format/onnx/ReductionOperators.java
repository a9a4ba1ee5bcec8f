package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reduce.Function;
import org.convlens.net.op.Slice;

/** The Reduce family, ArgMax and ArgMin. */
final class ReductionOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    reduction("ReduceMean", Function.MEAN);
    reduction("ReduceSum", Function.SUM);
    reduction("ReduceMax", Function.MAX);
    reduction("ReduceMin", Function.MIN);
    reduction("ReduceProd", Function.PRODUCT);
    reduction("ReduceL1", Function.L1);
    reduction("ReduceL2", Function.L2);
    reduction("ReduceLogSum", Function.LOG_SUM);
    reduction("ReduceLogSumExp", Function.LOG_SUM_EXP);
    reduction("ReduceSumSquare", Function.SUM_SQUARE);
    TABLE.put("LpNormalization", ReductionOperators::normalised);
    TABLE.put("ArgMax", (node, to) -> position(node, to, Function.ARG_MAX));
    TABLE.put("ArgMin", (node, to) -> position(node, to, Function.ARG_MIN));
  }

  private ReductionOperators() {}

  private static void reduction(String name, Function function) {
    TABLE.put(name, (node, to) -> reduce(node, to, function));
  }

  private static void reduce(OnnxNode node, Translation to, Function function) {
    LayerId input = to.layer(node, 0);
    Shape shape = to.shape(input);
    long[] given = node.hasInput(1) ? to.integers(node, 1, "axes") : node.integers("axes");
    if (given.length == 0 && node.integer("noop_with_empty_axes", 0) != 0) {
      to.emit(node, new Identity(), List.of(input));
      return;
    }
    List<Integer> axes = new ArrayList<>();
    for (long axis : given) {
      axes.add(shape.axis(Math.toIntExact(axis)));
    }
    if (given.length == 0) {
      for (int axis = shape.hasBatch() ? 1 : 0; axis < shape.rank(); axis++) {
        axes.add(axis);
      }
    }
    axes.forEach(axis -> to.requireWithinPictures(node, input, axis));
    to.emit(node, new Reduce(function, axes, node.integer("keepdims", 1) != 0), List.of(input));
  }

  /** x over its norm along an axis; zeros stay zeros. */
  private static void normalised(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int axis = to.shape(input).axis(node.integer("axis", -1));
    to.requireWithinPictures(node, input, axis);
    int p = node.integer("p", 2);
    if (p != 1 && p != 2) {
      throw node.refuse("its p is " + p);
    }
    Reduce norm = new Reduce(p == 1 ? Function.L1 : Function.L2, List.of(axis), true);
    LayerId measured = to.emitPart(node, "norm", norm, List.of(input));
    Clip positive = new Clip(Float.MIN_NORMAL, Float.POSITIVE_INFINITY);
    LayerId length = to.emitPart(node, "length", positive, List.of(measured));
    to.emit(node, new Arithmetic(Arithmetic.Function.DIVIDE), List.of(input, length));
  }

  private static void position(OnnxNode node, Translation to, Function function) {
    LayerId input = to.layer(node, 0);
    int axis = to.shape(input).axis(node.integer("axis", 0));
    to.requireWithinPictures(node, input, axis);
    Reduce op = new Reduce(function, List.of(axis), node.integer("keepdims", 1) != 0);
    if (node.integer("select_last_index", 0) == 0) {
      to.emit(node, op, List.of(input));
      return;
    }
    int last = to.shape(input).extent(axis) - 1;
    LayerId reversed = to.emitPart(node, "reversed", new Slice(axis, last, -1, -1), List.of(input));
    LayerId first = to.emitPart(node, "first", op, List.of(reversed));
    LayerId end = to.emitPart(node, "last", new Constant(), List.of(), Tensor.of(Shape.of(), last));
    to.emit(node, new Arithmetic(Arithmetic.Function.SUBTRACT), List.of(end, first));
  }
}
