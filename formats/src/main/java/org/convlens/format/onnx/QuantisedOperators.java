package org.convlens.format.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Input;
import org.convlens.net.op.Quantize;
import org.jspecify.annotations.Nullable;

/**
 * What is rounded to integers between layers. Layers stay in the numbers that the integers stand
 * for: they are rounded where integers become numbers again. What lies between only moves integers
 * or takes the largest, which gives the same before and after; anything else is refused.
 */
final class QuantisedOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "QuantizeLinear", QuantisedOperators::quantize,
          "DequantizeLinear", QuantisedOperators::dequantize);

  private QuantisedOperators() {}

  /** What moves integers, or takes the largest. */
  private static final Set<String> KEEPS =
      Set.of(
          "Flatten",
          "Gather",
          "Identity",
          "MaxPool",
          "Reshape",
          "Slice",
          "Split",
          "Squeeze",
          "Transpose",
          "Unsqueeze");

  /**
   * Remembers what a node makes of integers.
   *
   * @throws UnsupportedException if it computes with them
   */
  static void follow(OnnxNode node, Translation to) {
    if (TABLE.containsKey(node.type())) {
      return;
    }
    for (int i = 0; i < node.inputs().size(); i++) {
      Quantize steps = to.steps(node.inputs().get(i));
      if (steps == null) {
        continue;
      }
      if (i > 0 || !KEEPS.contains(node.type())) {
        throw node.refuse(
            "it computes with the integers '"
                + node.inputs().get(i)
                + "': open the network as it was before quantisation");
      }
      node.outputs().forEach(output -> to.round(output, steps));
    }
  }

  private static void quantize(OnnxNode node, Translation to) {
    to.define(node.output(), new Value.Layer(to.layer(node, 0)));
    to.round(node.output(), steps(node, to, ElementType.UINT8));
  }

  /** Weights of the file as integers. Null where there are too many to compute while reading. */
  static @Nullable Tensor steps(OnnxNode node, Translation to, Tensor weights) {
    Tensor scale = to.known(node, 1, "scale");
    Optional<Tensor> zero =
        node.hasInput(2) ? Optional.of(to.known(node, 2, "zero point")) : Optional.empty();
    Shape shape = weights.shape();
    boolean each = scale.size() != 1;
    int axis = each ? shape.axis(node.integer("axis", 1)) : 0;
    int extent = each ? shape.extent(axis) : 1;
    if (scale.size() != extent || zero.filter(z -> z.size() != extent).isPresent()) {
      throw node.refuse("its scale has " + scale.size() + " numbers for " + shape);
    }
    if (shape.elements() > Numbers.LARGEST || !weights.type().isFloating()) {
      return null;
    }
    Quantize range = new Quantize(1, 0, zero.map(Tensor::type).orElse(ElementType.UINT8));
    int inner = each ? FoldedLayout.stride(shape, axis) : 1;
    long[] whole = new long[weights.size()];
    for (int i = 0; i < whole.length; i++) {
      int at = i / inner % extent;
      long step = (long) Math.rint(weights.at(i) / scale.at(at));
      long moved = step + zero.map(z -> z.longAt(at)).orElse(0L);
      whole[i] = Math.min(range.most(), Math.max(range.least(), moved));
    }
    return Tensor.ofLongs(shape, whole);
  }

  private static Quantize steps(OnnxNode node, Translation to, ElementType without) {
    Tensor scale = to.known(node, 1, "scale");
    if (scale.size() != 1) {
      throw node.refuse("its scale has " + scale.size() + " numbers; one for all is computed");
    }
    if (!node.hasInput(2)) {
      return new Quantize(scale.at(0), 0, without);
    }
    Tensor zero = to.known(node, 2, "zero point");
    try {
      return new Quantize(scale.at(0), Math.toIntExact(zero.longAt(0)), zero.type());
    } catch (IllegalArgumentException e) {
      throw node.refuse("its zero point has the type " + zero.type() + ", which is not computed");
    }
  }

  private static void dequantize(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Quantize made = to.steps(node.inputs().get(0));
    if (made == null && to.op(input) instanceof Input) {
      picture(node, to, input);
      return;
    }
    if (made == null) {
      throw node.refuse("it reads integers that were computed as integers");
    }
    if (!made.equals(steps(node, to, made.type()))) {
      throw node.refuse("its scale is another than that by which its input was rounded");
    }
    to.emit(node, made, List.of(input));
  }

  /** (x − zero) · scale of a picture whose pixels are integers. */
  private static void picture(OnnxNode node, Translation to, LayerId input) {
    Quantize steps = steps(node, to, ElementType.UINT8);
    LayerId zero = constant(node, to, "zero", steps.zero());
    Arithmetic minus = new Arithmetic(Arithmetic.Function.SUBTRACT);
    LayerId shifted = to.emitPart(node, "shifted", minus, List.of(input, zero));
    LayerId scale = constant(node, to, "scale", steps.scale());
    to.emit(node, new Arithmetic(Arithmetic.Function.MULTIPLY), List.of(shifted, scale));
  }

  private static LayerId constant(OnnxNode node, Translation to, String part, float value) {
    return to.emitPart(node, part, new Constant(), List.of(), Tensor.of(Shape.of(), value));
  }
}
