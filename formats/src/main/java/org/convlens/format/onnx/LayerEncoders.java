package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.Map;
import org.convlens.net.Node;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.Op;
import org.convlens.task.UsageException;

/** All operators that are written. */
final class LayerEncoders {
  private static final Map<Class<? extends Op>, LayerEncoder<Op>> TABLE = new HashMap<>();

  static {
    WindowEncoders.register();
    ElementEncoders.register();
    LayoutEncoders.register();
  }

  private LayerEncoders() {}

  static <T extends Op> void put(Class<T> type, LayerEncoder<T> encoder) {
    TABLE.put(type, (op, layer, graph) -> encoder.encode(type.cast(op), layer, graph));
  }

  static void encode(Node layer, GraphEncoder graph) {
    LayerEncoder<Op> encoder = TABLE.get(layer.op().getClass());
    if (encoder == null) {
      throw new UsageException(
          "layer '" + layer.name() + "' (" + layer.op().kind() + ") cannot be written as ONNX");
    }
    encoder.encode(layer.op(), layer, graph);
  }

  /** The first operator set that has the operator. */
  static long opset(Op op) {
    if (op instanceof GroupNorm) {
      return 21;
    }
    return op instanceof Elementwise elementwise
        ? switch (elementwise.function()) {
          case GELU, GELU_TANH -> 20;
          case MISH -> 18;
          default -> 1;
        }
        : 1;
  }
}
