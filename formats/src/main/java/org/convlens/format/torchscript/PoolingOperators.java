package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.architecture.AdaptiveWindows;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.LayerId;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Constant;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Identity;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;

/** Pooling by windows of a given size, or to a given size. */
final class PoolingOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "max_pool2d",
          call -> maximum(call, "max_pool2d"),
          "max_pool2d_with_indices",
          call -> new ArrayList<>(List.of(maximum(call, "max_pool2d"), Pickle.NONE)),
          "avg_pool2d",
          PoolingOperators::average,
          "avg_pool3d",
          PoolingOperators::alongChannels,
          "adaptive_avg_pool2d",
          call -> adaptive(call, false),
          "_adaptive_avg_pool2d",
          call -> adaptive(call, false),
          "adaptive_max_pool2d",
          call -> new ArrayList<>(List.of(adaptive(call, true), Pickle.NONE)));

  private static final Size ZERO = new Size(0, 0);

  private PoolingOperators() {}

  /** input, kernel, stride, padding, dilation, ceil. */
  private static Object maximum(Call call, String kind) throws FormatException {
    Size kernel = call.size(1, "kernel_size", Size.ONE);
    MaxPool2d op =
        new MaxPool2d(
            kernel,
            call.size(2, "stride", kernel),
            padding(call),
            call.size(4, "dilation", Size.ONE),
            call.flag(5, "ceil_mode", false));
    return call.emit(kind, op);
  }

  /** input, kernel, stride, padding, ceil, whether padding counts, divisor. */
  private static Object average(Call call) throws FormatException {
    if (call.has(6, "divisor_override")) {
      throw call.refuse("a divisor of its own is not supported");
    }
    Size kernel = call.size(1, "kernel_size", Size.ONE);
    AveragePool2d op =
        new AveragePool2d(
            kernel,
            call.size(2, "stride", kernel),
            padding(call),
            call.flag(4, "ceil_mode", false),
            call.flag(5, "count_include_pad", true));
    return call.emit("avg_pool2d", op);
  }

  /** A window of a single cell of several channels, as local response normalisation has it. */
  private static Object alongChannels(Call call) throws FormatException {
    Shape input = call.shape(0);
    int[] kernel = call.integers(1, "kernel_size");
    int[] stride = call.has(2, "stride") ? call.integers(2, "stride") : kernel;
    boolean single = kernel.length == 3 && kernel[1] == 1 && kernel[2] == 1;
    boolean plain = stride.length == 0 || Arrays.stream(stride).allMatch(s -> s == 1);
    boolean padded =
        call.has(3, "padding") && Arrays.stream(call.integers(3, "")).anyMatch(p -> p > 0);
    if (input.rank() != 5 || !single || !plain || padded || call.has(6, "divisor_override")) {
      throw call.refuse("ConvLens reads 2-D layers");
    }
    int depth = input.extent(2);
    int cells = Math.multiplyExact(input.extent(3), input.extent(4));
    Shape flat = Shape.of(input.extent(0), input.extent(1), depth, cells);
    LayerId rows = call.emit("avg_pool3d", new Reshape(flat)).layer();
    AveragePool2d op =
        new AveragePool2d(new Size(kernel[0], 1), Size.ONE, Padding.NONE, false, true);
    LayerId means = call.emit("avg_pool3d", op, List.of(rows)).layer();
    return call.emit(
        "avg_pool3d", new Reshape(input.with(2, depth - kernel[0] + 1)), List.of(means));
  }

  private static Padding padding(Call call) throws FormatException {
    Size both = call.size(3, "padding", ZERO);
    return Padding.of(both.height(), both.width(), both.height(), both.width());
  }

  private static Object adaptive(Call call, boolean maximum) throws FormatException {
    Shape input = call.shape(0);
    if (!input.isMaps()) {
      throw call.refuse("it is given " + input + ", not maps");
    }
    Size size = target(call, input);
    String kind = maximum ? "adaptive_max_pool2d" : "adaptive_avg_pool2d";
    if (size.height() == input.height() && size.width() == input.width()) {
      return call.emitView(kind, new Identity());
    }
    if (size.equals(Size.ONE)) {
      return call.emit(
          kind, new GlobalPool2d(maximum ? GlobalPool2d.Function.MAX : GlobalPool2d.Function.MEAN));
    }
    AdaptiveWindows rows = new AdaptiveWindows(input.height(), size.height());
    AdaptiveWindows columns = new AdaptiveWindows(input.width(), size.width());
    if (rows.isUniform() && columns.isUniform()) {
      Size kernel = new Size(rows.length(0), columns.length(0));
      Size stride = new Size(rows.stride(), columns.stride());
      return call.emit(
          kind,
          maximum
              ? new MaxPool2d(kernel, stride, Padding.NONE, Size.ONE, false)
              : new AveragePool2d(kernel, stride, Padding.NONE, false, true));
    }
    if (maximum) {
      throw call.refuse(
          "windows of several sizes, for "
              + input
              + ", are not supported: give another input size");
    }
    LayerId left = constant(call, rows.averages(false));
    LayerId right = constant(call, columns.averages(true));
    Symbol first = call.emit(kind, new MatMul(), List.of(left, call.layer(0)));
    return call.emit(kind, new MatMul(), List.of(first.layer(), right));
  }

  private static LayerId constant(Call call, Tensor matrix) throws FormatException {
    return call.graph().add(call.path(), "constant", new Constant(), List.of(), List.of(matrix));
  }

  private static Size target(Call call, Shape input) throws FormatException {
    Object given = call.value(1, "output_size");
    List<?> list = given instanceof List<?> several ? several : List.of(given, given);
    if (list.isEmpty() || list.size() > 2) {
      throw call.refuse("its output size is not that of a 2-D layer");
    }
    Object rows = list.get(0);
    Object columns = list.get(list.size() - 1);
    int height =
        rows == Pickle.NONE ? input.height() : Math.toIntExact(call.integer(rows, "output size"));
    int width =
        columns == Pickle.NONE
            ? input.width()
            : Math.toIntExact(call.integer(columns, "output size"));
    if (height < 1 || width < 1 || Math.max(height, width) > 4096) {
      throw call.refuse("its output size is " + height + " × " + width);
    }
    return new Size(height, width);
  }
}
