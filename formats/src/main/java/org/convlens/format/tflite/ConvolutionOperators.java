package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Convolutions. A file keeps their kernels as {@code O × kH × kW × C}. */
final class ConvolutionOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int LARGEST_STEP = 1 << 20;

  static {
    TABLE.put("CONV_2D", ConvolutionOperators::convolution);
    TABLE.put("DEPTHWISE_CONV_2D", ConvolutionOperators::depthwise);
    TABLE.put("TRANSPOSE_CONV", ConvolutionOperators::transposed);
  }

  private ConvolutionOperators() {}

  private static void convolution(Call call) throws FormatException {
    Layer maps = call.maps(0);
    Tensor kernel = kernel(call, 0, 3, 1, 2);
    Size dilation = dilation(call, 5, 4);
    int groups = groups(call, maps, kernel);
    Conv2d op = new Conv2d(stride(call, 2, 1), padding(call), dilation, groups);
    call.result(op, List.of(maps), true, call.node().way(3), withBias(call, kernel, 2));
  }

  /** How many groups a kernel parts the channels into. */
  static int groups(Call call, Layer maps, Tensor kernel) throws FormatException {
    int each = kernel.shape().extent(1);
    int groups = each > 0 ? maps.own().channels() / each : 0;
    if (groups < 1) {
      throw call.refuse("a kernel for " + each + " of " + maps.own().channels() + " channels");
    }
    return groups;
  }

  private static void depthwise(Call call) throws FormatException {
    Layer maps = call.maps(0);
    Tensor kernel = kernel(call, 3, 0, 1, 2);
    Size dilation = dilation(call, 6, 5);
    Conv2d op = new Conv2d(stride(call, 2, 1), padding(call), dilation, maps.own().channels());
    call.result(op, List.of(maps), true, call.node().way(4), withBias(call, kernel, 2));
  }

  private static void transposed(Call call) throws FormatException {
    long[] target = call.integers(0, "output's shape");
    Layer maps = call.maps(2);
    Tensor kernel = kernel(call, 3, 0, 1, 2);
    if (target.length != 4) {
      throw call.refuse("its output's shape has " + target.length + " extents");
    }
    Size stride = stride(call, 2, 1);
    boolean same = call.node().way(0) == 0;
    int[] rows =
        ends(call, maps.own().height(), kernel.shape().extent(2), stride.height(), same, target[1]);
    int[] columns =
        ends(call, maps.own().width(), kernel.shape().extent(3), stride.width(), same, target[2]);
    ConvTranspose2d op =
        new ConvTranspose2d(
            stride,
            Padding.of(rows[0], columns[0], rows[1], columns[1]),
            Size.ONE,
            1,
            new Size(rows[2], columns[2]));
    call.result(op, List.of(maps), true, call.node().way(3), withBias(call, kernel, 3));
  }

  /**
   * What is cut off before and after, and added at the end, so that a convolution with the same
   * settings leads from the output's size back to the input's.
   */
  private static int[] ends(Call call, int cells, int kernel, int stride, boolean same, long wanted)
      throws FormatException {
    long full = (long) (cells - 1) * stride + kernel;
    if (wanted < 1 || wanted > LARGEST_STEP || Math.abs(full - wanted) > LARGEST_STEP) {
      throw call.refuse("it would put out " + wanted + " rows or columns");
    }
    int back = (int) (same ? (wanted + stride - 1) / stride : (wanted - kernel + stride) / stride);
    if (back != cells) {
      throw call.refuse("its " + wanted + " rows or columns do not lead back to " + cells);
    }
    int before = same ? (int) Math.max(0, full - wanted) / 2 : 0;
    int after = (int) (full - wanted) - before;
    return new int[] {before, Math.max(0, after), Math.max(0, -after)};
  }

  /** The kernel with its axes as {@code O × C × kH × kW}, or as the order given says. */
  static Tensor kernel(Call call, int... order) throws FormatException {
    LiteTensor declared = call.to().tensor(call.node().input(1));
    Tensor kernel = call.known(1, "kernel");
    if (kernel.shape().rank() != 4) {
      throw call.refuse("its kernel is " + kernel.shape());
    }
    rounded(call, declared);
    return call.permuted(kernel, order);
  }

  /** Remembers weights in integers that meet numbers that are not. */
  static void rounded(Call call, LiteTensor weights) throws FormatException {
    LiteTensor output = call.to().tensor(call.node().output(0));
    if (weights.isQuantised() && !output.isQuantised()) {
      call.to().meetsWholeWeights();
    }
  }

  /** The weights and, where one is given, the bias. */
  static Tensor[] withBias(Call call, Tensor kernel, int index) throws FormatException {
    if (!call.node().hasInput(index)) {
      return new Tensor[] {kernel};
    }
    Tensor bias = call.known(index, "bias");
    LiteTensor declared = call.to().tensor(call.node().input(index));
    boolean unscaled = Translation.isWhole(declared.type()) && !declared.isQuantised();
    if (unscaled && declared.type() != ElementType.FLOAT32) {
      throw call.refuse("its bias is in integers without a scale");
    }
    return new Tensor[] {kernel, bias.reshaped(Shape.of(bias.size()))};
  }

  static Size stride(Call call, int rows, int columns) throws FormatException {
    return size(call, "stride", rows, columns);
  }

  private static Size dilation(Call call, int rows, int columns) throws FormatException {
    return size(call, "dilation", rows, columns);
  }

  static Size size(Call call, String what, int rows, int columns) throws FormatException {
    Size size = new Size(call.node().integer(rows, 1), call.node().integer(columns, 1));
    boolean sound =
        Math.min(size.height(), size.width()) > 0
            && Math.max(size.height(), size.width()) <= LARGEST_STEP;
    if (!sound) {
      throw call.refuse("its " + what + " is " + size);
    }
    return size;
  }

  static Padding padding(Call call) throws FormatException {
    return switch (call.node().way(0)) {
      case 0 -> Padding.SAME_UPPER;
      case 1 -> Padding.NONE;
      default -> throw call.refuse("its padding is number " + call.node().way(0));
    };
  }
}
