package org.convlens.format.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.convlens.net.Node;
import org.convlens.net.op.Op;
import org.convlens.task.UsageException;

/** All operators that are written. */
final class LayerEncoders {
  private static final Map<Class<? extends Op>, Entry> TABLE = new HashMap<>();

  static {
    WindowEncoders.register();
    ElementEncoders.register();
    LayoutEncoders.register();
  }

  private LayerEncoders() {}

  /**
   * @param opset the first operator set that has the operator
   */
  private record Entry(LayerEncoder<Op> encoder, ToLongFunction<Op> opset) {}

  static <T extends Op> void put(Class<T> type, LayerEncoder<T> encoder) {
    put(type, op -> 1, encoder);
  }

  static <T extends Op> void put(Class<T> type, ToLongFunction<T> opset, LayerEncoder<T> encoder) {
    LayerEncoder<Op> any = (op, layer, graph) -> encoder.encode(type.cast(op), layer, graph);
    TABLE.put(type, new Entry(any, op -> opset.applyAsLong(type.cast(op))));
  }

  static void encode(Node layer, GraphEncoder graph) {
    Entry entry = TABLE.get(layer.op().getClass());
    if (entry == null) {
      throw new UsageException(
          "layer '" + layer.name() + "' (" + layer.op().kind() + ") cannot be written as ONNX");
    }
    entry.encoder.encode(layer.op(), layer, graph);
  }

  static boolean supports(Class<?> type) {
    return TABLE.containsKey(type);
  }

  /** The first operator set that has the operator. */
  static long opset(Op op) {
    Entry entry = TABLE.get(op.getClass());
    return entry == null ? 1 : entry.opset.applyAsLong(op);
  }
}
