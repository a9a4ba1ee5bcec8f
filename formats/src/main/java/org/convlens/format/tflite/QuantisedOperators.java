package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Known;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Quantize;

/**
 * From numbers to integers and back. Layers stay in the numbers that the integers stand for, and
 * are rounded as the integers hold them.
 */
final class QuantisedOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  /** What moves integers, or takes the largest: rounded before, its numbers are rounded after. */
  static final Set<String> KEEPS =
      Set.of(
          "BROADCAST_TO",
          "DEPTH_TO_SPACE",
          "EXPAND_DIMS",
          "GATHER",
          "MAX_POOL_2D",
          "MIRROR_PAD",
          "PAD",
          "REDUCE_MAX",
          "REDUCE_MIN",
          "RESHAPE",
          "RESIZE_NEAREST_NEIGHBOR",
          "REVERSE_V2",
          "SLICE",
          "SPACE_TO_DEPTH",
          "SPLIT",
          "SPLIT_V",
          "SQUEEZE",
          "STRIDED_SLICE",
          "TILE",
          "TRANSPOSE",
          "UNPACK");

  static {
    TABLE.put("QUANTIZE", QuantisedOperators::quantise);
    TABLE.put("DEQUANTIZE", QuantisedOperators::number);
  }

  private QuantisedOperators() {}

  private static void quantise(Call call) throws FormatException {
    Layer input = call.layer(0);
    Quantize to = call.to().tensor(call.node().output(0)).rounding();
    Quantize from = call.to().tensor(call.node().input(0)).rounding();
    if (to == null) {
      throw call.refuse(
          "it makes " + call.to().tensor(call.node().output(0)).typeName() + " without a scale");
    }
    if (from != null && isSame(from, to)) {
      call.define(0, input);
    } else {
      call.result(to, List.of(input), input.channelsLast());
    }
  }

  /** Whether two ways of holding numbers hold the same ones: 0..255 and −128..127. */
  private static boolean isSame(Quantize a, Quantize b) {
    return a.scale() == b.scale()
        && a.least() - a.zero() == b.least() - b.zero()
        && a.most() - a.zero() == b.most() - b.zero();
  }

  /** Integers, or halves, as the numbers that they stand for. */
  private static void number(Call call) throws FormatException {
    Value value = call.value(0);
    call.define(0, value instanceof Known ? new Known(call.known(0, "input")) : value);
  }
}
