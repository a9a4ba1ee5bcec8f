package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Arithmetic.Function;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Op;
import org.convlens.net.op.Transpose;

/** MatMul and Gemm: dense layers where one side is given in the file. */
final class MatrixOperators {
  static final Map<String, Operator> TABLE =
      Map.of("MatMul", MatrixOperators::product, "Gemm", MatrixOperators::general);

  private MatrixOperators() {}

  private static void product(OnnxNode node, Translation to) {
    LayerId left = to.layer(node, 0);
    if (to.value(node, 1) instanceof Value.Known known && known.tensor().shape().rank() == 2) {
      to.emit(node, new Linear(true), List.of(left), known.tensor());
    } else {
      to.emit(node, new MatMul(), List.of(left, to.layer(node, 1)));
    }
  }

  /** α · A′ · B′ + β · C, where A′ and B′ are A and B or their transposes. */
  private static void general(OnnxNode node, Translation to) {
    LayerId left = to.layer(node, 0);
    if (to.shape(left).rank() != 2) {
      throw node.refuse("its input is " + to.shape(left) + ", not a matrix");
    }
    if (node.integer("transA", 0) != 0) {
      left = to.emitPart(node, "transposed", new Transpose(List.of(1, 0)), List.of(left));
    }
    boolean outputMajor = node.integer("transB", 0) != 0;
    float alpha = node.number("alpha", 1);
    float beta = node.number("beta", 1);
    boolean biased = node.hasInput(2) && beta != 0;
    List<LayerId> inputs = new ArrayList<>(List.of(left));
    List<Tensor> weights = new ArrayList<>();
    Op op;
    if (to.value(node, 1) instanceof Value.Known known) {
      if (known.tensor().shape().rank() != 2) {
        throw node.refuse("its matrix is " + known.tensor().shape());
      }
      weights.add(known.tensor());
      Linear linear = new Linear(!outputMajor);
      if (biased && alpha == 1 && beta == 1 && isBias(node, to, linear.features(weights))) {
        weights.add(to.known(node, 2, "bias").reshaped(Shape.of(linear.features(weights))));
        biased = false;
      }
      op = linear;
    } else {
      LayerId right = to.layer(node, 1);
      inputs.add(
          outputMajor
              ? to.emitPart(node, "matrix", new Transpose(List.of(1, 0)), List.of(right))
              : right);
      op = new MatMul();
    }
    Tensor[] own = weights.toArray(new Tensor[0]);
    if (alpha == 1 && !biased) {
      to.emit(node, op, inputs, own);
      return;
    }
    LayerId product = to.emitPart(node, "product", op, inputs, own);
    if (!biased) {
      scaled(node, to, product, "alpha", alpha, true);
      return;
    }
    LayerId first = scaled(node, to, product, "alpha", alpha, false);
    LayerId second = scaled(node, to, to.layer(node, 2), "beta", beta, false);
    to.emit(node, new Arithmetic(Function.ADD), List.of(first, second));
  }

  private static boolean isBias(OnnxNode node, Translation to, int features) {
    return to.value(node, 2) instanceof Value.Known known
        && known.tensor().size() == features
        && (known.tensor().shape().rank() == 1
            || (known.tensor().shape().rank() == 2 && known.tensor().shape().extent(0) == 1));
  }

  private static LayerId scaled(
      OnnxNode node, Translation to, LayerId layer, String name, float factor, boolean last) {
    if (factor == 1) {
      return layer;
    }
    LayerId constant =
        to.emitPart(node, name, new Constant(), List.of(), Tensor.of(Shape.of(), factor));
    Arithmetic times = new Arithmetic(Function.MULTIPLY);
    return last
        ? to.emit(node, times, List.of(layer, constant))
        : to.emitPart(node, name + "-scaled", times, List.of(layer, constant));
  }
}
