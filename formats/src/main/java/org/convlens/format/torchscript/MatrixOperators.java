package org.convlens.format.torchscript;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Transpose;
import org.jspecify.annotations.Nullable;

/** Matrix products. */
final class MatrixOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "linear",
          call -> linear(call, "linear", 0, call.known(1, "weight"), call.weight(2, "bias")),
          "addmm",
          MatrixOperators::addmm,
          "matmul",
          MatrixOperators::product,
          "mm",
          MatrixOperators::product,
          "bmm",
          MatrixOperators::product,
          "t",
          MatrixOperators::turned,
          "numpy_T",
          MatrixOperators::turned);

  private MatrixOperators() {}

  /** x · Wᵀ + b. */
  private static Symbol linear(
      Call call, String kind, int input, Known matrix, @Nullable Tensor bias)
      throws FormatException {
    if (matrix.rank() != 2) {
      throw call.refuse("its weight is not a matrix: " + matrix.shape());
    }
    boolean inputMajor = !matrix.isContiguous() && matrix.permuted(1, 0).isContiguous();
    Tensor weight = (inputMajor ? matrix.permuted(1, 0) : matrix).tensor();
    Linear op = new Linear(inputMajor);
    return call.emit(kind, op, List.of(call.layer(call.value(input, "input"))), weight, bias);
  }

  /** β · bias + α · x · W. */
  private static Object addmm(Call call) throws FormatException {
    if (call.number(3, "beta", 1) != 1 || call.number(4, "alpha", 1) != 1) {
      throw call.refuse("factors other than 1 are not supported");
    }
    return linear(
        call, "linear", 1, call.known(2, "mat2").permuted(1, 0), call.known(0, "self").tensor());
  }

  private static Object product(Call call) throws FormatException {
    if (call.value(1, "other") instanceof Known matrix && matrix.rank() == 2) {
      return linear(call, "matmul", 0, matrix.permuted(1, 0), null);
    }
    return call.emit("matmul", new MatMul(), List.of(call.layer(0), call.layer(1)));
  }

  private static Object turned(Call call) throws FormatException {
    if (call.value(0, "self") instanceof Known known && known.rank() <= 2) {
      return known.rank() == 2 ? known.permuted(1, 0) : known;
    }
    Shape shape = call.shape(0);
    call.requireWithinPictures(shape, shape.rank() > 1 ? 0 : 1);
    return call.emitView("t", new Transpose(List.of(1, 0)));
  }
}
