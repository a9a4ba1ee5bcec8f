package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.format.tflite.Value.Rows;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;
import org.convlens.net.op.Transpose;

/** Dense layers and products of matrices. */
final class MatrixOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.put("FULLY_CONNECTED", MatrixOperators::dense);
    TABLE.put("BATCH_MATMUL", MatrixOperators::product);
  }

  private MatrixOperators() {}

  /** The matrix is {@code out × in}. */
  private static void dense(Call call) throws FormatException {
    if (call.node().way(1) != 0) {
      throw call.refuse("its weights are shuffled");
    }
    Tensor matrix = call.known(1, "matrix");
    if (matrix.shape().rank() != 2) {
      throw call.refuse("its matrix is " + matrix.shape());
    }
    ConvolutionOperators.rounded(call, call.to().tensor(call.node().input(1)));
    int features = matrix.shape().extent(1);
    if (call.value(0) instanceof Rows rows) {
      eachRow(call, rows, matrix);
      return;
    }
    Layer input = call.layer(0);
    int activation = call.node().way(0);
    if (call.node().flag(2) && input.channelsLast()) {
      eachPlace(call, input, matrix);
      return;
    }
    Layer flat = input;
    if (!call.node().flag(2) && (input.rank() != 2 || input.shape().extent(1) != features)) {
      flat = flat(call, input, features);
    }
    Tensor[] weights = ConvolutionOperators.withBias(call, matrix, 2);
    call.result(new Linear(false), List.of(flat), false, activation, weights);
  }

  /** At each place of maps the features are the channels. */
  private static void eachPlace(Call call, Layer maps, Tensor matrix) throws FormatException {
    Shape shape = matrix.shape();
    Tensor points = matrix.reshaped(Shape.of(shape.extent(0), shape.extent(1), 1, 1));
    Conv2d op = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    Tensor[] weights = ConvolutionOperators.withBias(call, points, 2);
    call.result(op, List.of(maps), true, call.node().way(0), weights);
  }

  /** The layer keeps its places, the file's rows: these extents the file does not declare. */
  private static void eachRow(Call call, Rows rows, Tensor matrix) throws FormatException {
    if (matrix.shape().extent(1) != rows.shape().extent(1)) {
      throw call.refuse("a matrix " + matrix.shape() + " for rows " + rows.shape());
    }
    Call free = new Call(call.node(), call.to(), false);
    if (rows.places().channelsLast()) {
      eachPlace(free, rows.places(), matrix);
    } else {
      Tensor[] weights = ConvolutionOperators.withBias(call, matrix, 2);
      int activation = call.node().way(0);
      free.result(new Linear(false), List.of(rows.places()), false, activation, weights);
    }
    int output = call.node().output(0);
    if (call.to().value(output) instanceof Layer made) {
      call.to().define(output, new Rows(made, rows.pictures()));
    }
  }

  private static Layer flat(Call call, Layer input, int features) throws FormatException {
    if (input.own().elements() != features || !input.own().hasBatch()) {
      throw call.refuse("a matrix for " + features + " features on " + input.shape());
    }
    Reshape row = new Reshape(Shape.features(features));
    return call.part("flat", row, List.of(call.inOrder(input)));
  }

  private static void product(Call call) throws FormatException {
    boolean turnsFirst = call.node().flag(0);
    boolean turnsSecond = call.node().flag(1);
    boolean matrix = call.isKnown(1) && call.value(1).shape().rank() == 2 && !turnsFirst;
    if (matrix && call.value(0) instanceof Layer input) {
      call.result(
          new Linear(!turnsSecond), List.of(call.plain(input)), false, 0, call.known(1, "matrix"));
      return;
    }
    Layer first = operand(call, 0, turnsFirst);
    Layer second = operand(call, 1, turnsSecond);
    call.result(new MatMul(), List.of(first, second), false);
  }

  private static Layer operand(Call call, int index, boolean turns) throws FormatException {
    Layer plain = call.plain(call.layer(index));
    if (!turns) {
      return plain;
    }
    int rank = plain.rank();
    if (rank < 3) {
      throw call.refuse("it turns " + plain.shape());
    }
    Integer[] order = new Integer[rank];
    for (int axis = 0; axis < rank; axis++) {
      order[axis] = axis < rank - 2 ? axis : 2 * rank - 3 - axis;
    }
    return call.part("turned" + index, new Transpose(List.of(order)), List.of(plain));
  }
}
