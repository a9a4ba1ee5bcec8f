package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Node;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Constant;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Gather;
import org.convlens.net.op.Input;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Slice;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;

/** Layers that move, select, repeat or summarise numbers. */
final class LayoutEncoders {
  private LayoutEncoders() {}

  static void register() {
    LayerEncoders.put(Input.class, (op, layer, graph) -> {});
    LayerEncoders.put(
        Constant.class,
        (op, layer, graph) -> graph.numbersAs(graph.tensor(layer.id()), layer.weights().get(0)));
    LayerEncoders.put(
        Flatten.class,
        (op, layer, graph) -> graph.node("Flatten", layer).with("axis", op.axis()).add());
    LayerEncoders.put(Reshape.class, LayoutEncoders::reshape);
    LayerEncoders.put(
        Expand.class,
        (op, layer, graph) -> {
          String target = graph.extents(layer, op.target());
          graph.node("Expand", layer).input(target).add();
        });
    LayerEncoders.put(
        Transpose.class,
        (op, layer, graph) -> graph.node("Transpose", layer).with("perm", op.order()).add());
    LayerEncoders.put(
        Concat.class,
        (op, layer, graph) -> graph.node("Concat", layer).with("axis", op.axis()).add());
    LayerEncoders.put(Slice.class, LayoutEncoders::slice);
    LayerEncoders.put(
        Gather.class,
        (op, layer, graph) ->
            graph
                .node("Gather", layer)
                .weights(layer.weights(), "indices")
                .with("axis", op.axis())
                .add());
    LayerEncoders.put(Pad.class, LayoutEncoders::pad);
    LayerEncoders.put(Reduce.class, LayoutEncoders::reduce);
    LayerEncoders.put(Resize.class, LayoutEncoders::resize);
    LayerEncoders.put(
        DepthToSpace.class,
        (op, layer, graph) ->
            graph
                .node("DepthToSpace", layer)
                .with("blocksize", op.block())
                .with("mode", op.columnsFirst() ? "DCR" : "CRD")
                .add());
    LayerEncoders.put(
        SpaceToDepth.class,
        (op, layer, graph) ->
            graph.node("SpaceToDepth", layer).with("blocksize", op.block()).add());
  }

  /** The batch is −1: what remains. */
  private static void reshape(Reshape op, Node layer, GraphEncoder graph) {
    graph.node("Reshape", layer).numbers("shape", GraphEncoder.longs(op.target().toArray())).add();
  }

  private static void slice(Slice op, Node layer, GraphEncoder graph) {
    boolean toTheFirst = op.step() < 0 && op.end() < 0;
    graph
        .node("Slice", layer)
        .numbers("starts", GraphEncoder.longs(op.start()))
        .numbers("ends", GraphEncoder.longs(toTheFirst ? Integer.MIN_VALUE : op.end()))
        .numbers("axes", GraphEncoder.longs(op.axis()))
        .numbers("steps", GraphEncoder.longs(op.step()))
        .add();
  }

  private static void pad(Pad op, Node layer, GraphEncoder graph) {
    List<Integer> amounts = new ArrayList<>(op.before());
    amounts.addAll(op.after());
    NodeEncoder node =
        graph
            .node("Pad", layer)
            .numbers(
                "pads", GraphEncoder.longs(amounts.stream().mapToInt(Integer::intValue).toArray()));
    if (op.value() != 0) {
      node.numbers("value", Tensor.of(Shape.of(), op.value()));
    }
    node.with("mode", op.mode().name().toLowerCase(Locale.ROOT)).add();
  }

  private static void reduce(Reduce op, Node layer, GraphEncoder graph) {
    long keep = op.keep() ? 1 : 0;
    if (op.isPosition()) {
      graph.node(name(op), layer).with("axis", op.axes().get(0)).with("keepdims", keep).add();
      return;
    }
    boolean asInput = graph.opset() >= 18 || op.function() == Reduce.Function.SUM;
    NodeEncoder node = graph.node(name(op), layer).with("keepdims", keep);
    if (!op.axes().isEmpty() && asInput) {
      node.numbers(
          "axes", GraphEncoder.longs(op.axes().stream().mapToInt(Integer::intValue).toArray()));
    } else if (!op.axes().isEmpty()) {
      node.with("axes", op.axes());
    }
    node.add();
  }

  private static String name(Reduce op) {
    return switch (op.function()) {
      case MEAN -> "ReduceMean";
      case SUM -> "ReduceSum";
      case MAX -> "ReduceMax";
      case MIN -> "ReduceMin";
      case PRODUCT -> "ReduceProd";
      case L1 -> "ReduceL1";
      case L2 -> "ReduceL2";
      case LOG_SUM -> "ReduceLogSum";
      case LOG_SUM_EXP -> "ReduceLogSumExp";
      case SUM_SQUARE -> "ReduceSumSquare";
      case ARG_MAX -> "ArgMax";
      case ARG_MIN -> "ArgMin";
    };
  }

  /** With factors where they give the size exactly, else with the size. */
  private static void resize(Resize op, Node layer, GraphEncoder graph) {
    Shape input = graph.shape(layer.input());
    boolean factors =
        (float) op.rows() == op.rows()
            && (float) op.columns() == op.columns()
            && Math.floor(input.height() * op.rows()) == op.height()
            && Math.floor(input.width() * op.columns()) == op.width();
    String sizes = factors ? "" : graph.extents(layer, layer.shape());
    NodeEncoder node = graph.node("Resize", layer).input("");
    if (factors) {
      node.numbers("scales", Tensor.of(Shape.of(4), 1, 1, (float) op.rows(), (float) op.columns()));
    } else {
      node.input("").input(sizes);
    }
    String mode =
        switch (op.interpolation()) {
          case NEAREST -> "nearest";
          case LINEAR -> "linear";
          case CUBIC -> "cubic";
        };
    String rounding =
        switch (op.rounding()) {
          case FLOOR -> "floor";
          case CEIL -> "ceil";
          case ROUND_HALF_DOWN -> "round_prefer_floor";
          case ROUND_HALF_UP -> "round_prefer_ceil";
        };
    node.with("mode", mode)
        .with("coordinate_transformation_mode", op.coordinates().name().toLowerCase(Locale.ROOT))
        .with("nearest_mode", rounding)
        .with("cubic_coeff_a", op.cubic())
        .add();
  }
}
