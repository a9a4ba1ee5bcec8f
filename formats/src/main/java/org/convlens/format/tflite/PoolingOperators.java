package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Sliding windows without weights. */
final class PoolingOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private interface Pool {
    Op op(Size window, Size stride, Padding padding);
  }

  static {
    TABLE.put("MAX_POOL_2D", of((w, s, p) -> new MaxPool2d(w, s, p, Size.ONE, false)));
    TABLE.put("AVERAGE_POOL_2D", of((w, s, p) -> new AveragePool2d(w, s, p, false, false)));
  }

  private PoolingOperators() {}

  private static Operator of(Pool pool) {
    return call -> pooled(call, pool);
  }

  private static void pooled(Call call, Pool pool) throws FormatException {
    Layer maps = call.maps(0);
    Size stride = ConvolutionOperators.stride(call, 2, 1);
    Size window = ConvolutionOperators.size(call, "window", 4, 3);
    Op op = pool.op(window, stride, ConvolutionOperators.padding(call));
    call.result(op, List.of(maps), true, call.node().way(5));
  }
}
