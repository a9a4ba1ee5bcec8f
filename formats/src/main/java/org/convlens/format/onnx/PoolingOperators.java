package org.convlens.format.onnx;

import java.util.List;
import java.util.Map;
import org.convlens.net.LayerId;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Size;

/** Sliding and global pooling. */
final class PoolingOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "MaxPool",
          PoolingOperators::max,
          "AveragePool",
          PoolingOperators::average,
          "GlobalAveragePool",
          (node, to) -> global(node, to, GlobalPool2d.Function.MEAN),
          "GlobalMaxPool",
          (node, to) -> global(node, to, GlobalPool2d.Function.MAX));

  private PoolingOperators() {}

  private static void max(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    MaxPool2d op =
        new MaxPool2d(
            Windows.kernel(node),
            Windows.strides(node),
            Windows.padding(node),
            Windows.dilations(node),
            node.integer("ceil_mode", 0) != 0);
    to.emit(node, op, List.of(input));
  }

  private static void average(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    if (!Windows.dilations(node).equals(Size.ONE)) {
      throw node.refuse("average pooling with dilation is not supported");
    }
    AveragePool2d op =
        new AveragePool2d(
            Windows.kernel(node),
            Windows.strides(node),
            Windows.padding(node),
            node.integer("ceil_mode", 0) != 0,
            node.integer("count_include_pad", 0) != 0);
    to.emit(node, op, List.of(input));
  }

  private static void global(OnnxNode node, Translation to, GlobalPool2d.Function function) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    to.emit(node, new GlobalPool2d(function), List.of(input));
  }
}
