package org.convlens.format.onnx;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;

/** Conv and ConvTranspose. */
final class ConvolutionOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "Conv", ConvolutionOperators::convolution,
          "ConvInteger", ConvolutionOperators::integers,
          "ConvTranspose", ConvolutionOperators::transposed);

  private ConvolutionOperators() {}

  private static void convolution(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    if (to.shape(input).rank() == 3) {
      alongOneAxis(node, to, input);
      return;
    }
    Windows.require2d(node, to.shape(input));
    to.emit(node, operator(node, to, input), List.of(input), weights(node, to));
  }

  static Conv2d operator(OnnxNode node, Translation to, LayerId input) {
    return new Conv2d(
        Windows.strides(node),
        Windows.padding(node),
        Windows.dilations(node),
        groups(node, to.shape(input).channels()));
  }

  /** N × C × L as N × C × 1 × L: the kernel has one row. */
  private static void alongOneAxis(OnnxNode node, Translation to, LayerId input) {
    Shape shape = to.shape(input);
    Tensor kernel = to.known(node, 1, "kernel");
    if (kernel.shape().rank() != 3) {
      throw node.refuse("its kernel is " + kernel.shape() + " on " + shape);
    }
    Shape row = Shape.of(shape.extent(0), shape.extent(1), 1, shape.extent(2));
    LayerId maps = to.emitPart(node, "row", new Reshape(row), List.of(input));
    Shape k = kernel.shape();
    Tensor flat = kernel.reshaped(Shape.of(k.extent(0), k.extent(1), 1, k.extent(2)));
    Tensor[] weights =
        node.hasInput(2) ? new Tensor[] {flat, to.known(node, 2, "bias")} : new Tensor[] {flat};
    Conv2d op = operator(node.alongOneRow(), to, maps);
    LayerId convolved = to.emitPart(node, "convolved", op, List.of(maps), weights);
    Shape out = to.shape(convolved);
    to.emit(
        node,
        new Reshape(Shape.of(out.extent(0), out.extent(1), out.extent(3))),
        List.of(convolved));
  }

  /** (x − zero point of x) convolved with (kernel − zero point of the kernel). */
  private static void integers(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    Tensor kernel = to.known(node, 1, "kernel");
    Tensor zero = node.hasInput(3) ? to.known(node, 3, "zero point") : Tensor.of(Shape.of(), 0);
    if (kernel.shape().rank() != 4
        || (zero.size() != 1 && zero.size() != kernel.shape().extent(0))) {
      throw node.refuse("a kernel " + kernel.shape() + " with " + zero.size() + " zero points");
    }
    float[] values = kernel.toFloats();
    int perMap = Math.max(1, values.length / Math.max(1, zero.size()));
    for (int i = 0; i < values.length; i++) {
      values[i] -= zero.at(i / perMap);
    }
    if (node.hasInput(2)) {
      LayerId shift = to.layer(node, 2);
      Arithmetic minus = new Arithmetic(Arithmetic.Function.SUBTRACT);
      input = to.emitPart(node, "centred", minus, List.of(input, shift));
    }
    Conv2d op =
        new Conv2d(
            Windows.strides(node),
            Windows.padding(node),
            Windows.dilations(node),
            groups(node, to.shape(input).channels()));
    to.emit(node, op, List.of(input), Tensor.of(kernel.shape(), values));
  }

  static Tensor[] weights(OnnxNode node, Translation to) {
    Tensor kernel = to.known(node, 1, "kernel");
    if (kernel.shape().rank() != 4 || kernel.shape().elements() == 0) {
      throw node.refuse("its kernel is " + kernel.shape() + ": ConvLens reads 2-D CNNs");
    }
    return node.hasInput(2)
        ? new Tensor[] {kernel, to.known(node, 2, "bias")}
        : new Tensor[] {kernel};
  }

  private static int groups(OnnxNode node, int channels) {
    int groups = node.integer("group", 1);
    if (groups < 1 || channels % groups != 0) {
      throw node.refuse(groups + " groups of " + channels + " channels");
    }
    return groups;
  }

  private static void transposed(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Windows.require2d(node, to.shape(input));
    Tensor[] weights = weights(node, to);
    Size stride = Windows.strides(node);
    Size dilation = Windows.dilations(node);
    int[] extra = node.has("output_padding") ? Windows.pair(node, "output_padding", 0) : new int[2];
    Shape kernel = weights[0].shape();
    int[] full = {
      full(to.shape(input).height(), stride.height(), kernel.extent(2), dilation.height()),
      full(to.shape(input).width(), stride.width(), kernel.extent(3), dilation.width())
    };
    Padding padding = Windows.padding(node);
    boolean same = padding.mode() != Padding.Mode.EXPLICIT;
    if (node.has("output_shape") || same) {
      int[] wanted =
          node.has("output_shape")
              ? spatial(node)
              : new int[] {
                Math.multiplyExact(to.shape(input).height(), stride.height()),
                Math.multiplyExact(to.shape(input).width(), stride.width())
              };
      int rows = cut(full[0] + extra[0] - wanted[0], 0, extra);
      int columns = cut(full[1] + extra[1] - wanted[1], 1, extra);
      boolean upper = padding.mode() == Padding.Mode.SAME_UPPER;
      padding =
          upper
              ? Padding.of(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2)
              : Padding.of(rows - rows / 2, columns - columns / 2, rows / 2, columns / 2);
    }
    ConvTranspose2d op =
        new ConvTranspose2d(
            stride,
            padding,
            dilation,
            groups(node, to.shape(input).channels()),
            new Size(extra[0], extra[1]));
    to.emit(node, op, List.of(input), weights);
  }

  /** Cells without any padding. */
  private static int full(int size, int stride, int kernel, int dilation) {
    return Math.toIntExact((size - 1L) * stride + (kernel - 1L) * dilation + 1);
  }

  private static int[] spatial(OnnxNode node) {
    long[] shape = node.integers("output_shape");
    if (shape.length < 2) {
      throw node.refuse("output_shape has " + shape.length + " entries");
    }
    return new int[] {
      Math.toIntExact(shape[shape.length - 2]), Math.toIntExact(shape[shape.length - 1])
    };
  }

  /** Cells to take off; where more are wanted than there are, the output is enlarged instead. */
  private static int cut(int tooMany, int axis, int[] extra) {
    if (tooMany < 0) {
      extra[axis] -= tooMany;
      return 0;
    }
    return tooMany;
  }
}
