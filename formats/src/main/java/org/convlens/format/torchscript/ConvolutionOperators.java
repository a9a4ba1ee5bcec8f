package org.convlens.format.torchscript;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;

/** Convolutions of maps. */
final class ConvolutionOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "_convolution", ConvolutionOperators::general,
          "convolution", ConvolutionOperators::general,
          "_convolution_mode", ConvolutionOperators::plain,
          "conv2d", ConvolutionOperators::plain,
          "conv1d", ConvolutionOperators::plain,
          "conv_transpose2d", ConvolutionOperators::transposed);

  private ConvolutionOperators() {}

  /** input, weight, bias, stride, padding, dilation, transposed, output padding, groups ... */
  private static Object general(Call call) throws FormatException {
    Size stride = call.size(3, "stride", Size.ONE);
    Padding padding = padding(call);
    Size dilation = call.size(5, "dilation", Size.ONE);
    int groups = call.small(8, "groups", 1);
    return call.flag(6, "transposed", false)
        ? transposed(call, stride, padding, call.size(7, "padding", zero()), groups, dilation)
        : forward(call, stride, padding, dilation, groups);
  }

  /** input, weight, bias, stride, padding, dilation, groups; the padding may be a word. */
  private static Object plain(Call call) throws FormatException {
    Size stride = call.size(3, "stride", Size.ONE);
    Size dilation = call.size(5, "dilation", Size.ONE);
    int groups = call.small(6, "groups", 1);
    return forward(call, stride, padding(call), dilation, groups);
  }

  /** input, weight, bias, stride, padding, output padding, groups, dilation. */
  private static Object transposed(Call call) throws FormatException {
    Size stride = call.size(3, "stride", Size.ONE);
    Size extra = call.size(5, "padding", zero());
    int groups = call.small(6, "groups", 1);
    Size dilation = call.size(7, "dilation", Size.ONE);
    return transposed(call, stride, padding(call), extra, groups, dilation);
  }

  private static Object forward(Call call, Size stride, Padding padding, Size dilation, int groups)
      throws FormatException {
    Known kernel = call.known(1, "weight");
    Shape shape = call.shape(0);
    if (kernel.rank() == 3 && shape.rank() == 3) {
      return along(call, kernel, groups);
    }
    kernel = kernel(call);
    if (shape.isMaps() && kernel.extent(1) * groups != shape.channels()) {
      throw call.otherChannels(shape, kernel.extent(1) * groups, kernel);
    }
    Conv2d op = new Conv2d(stride, padding, dilation, groups);
    return call.emit("conv2d", op, kernel.tensor(), call.weight(2, "bias"));
  }

  /** Along rows of numbers: as over maps of a single row. */
  private static Object along(Call call, Known kernel, int groups) throws FormatException {
    Shape shape = call.shape(0);
    int stride = axis(call, 3, "stride", 1);
    int padding = axis(call, 4, "padding", 0);
    int dilation = axis(call, 5, "dilation", 1);
    Shape row = Shape.of(shape.extent(0), shape.extent(1), 1, shape.extent(2));
    Symbol maps = call.emit("row", new Reshape(row));
    Conv2d op =
        new Conv2d(
            new Size(1, stride), Padding.of(0, padding, 0, padding), new Size(1, dilation), groups);
    Known wide = kernel.reshaped(kernel.extent(0), kernel.extent(1), 1, kernel.extent(2));
    Symbol found =
        call.emit("conv1d", op, List.of(maps.layer()), wide.tensor(), call.weight(2, "bias"));
    Shape after = call.graph().shape(found.layer());
    Shape flat = Shape.of(after.extent(0), after.extent(1), after.extent(3));
    return call.emit("conv1d", new Reshape(flat), List.of(found.layer()));
  }

  private static int axis(Call call, int index, String name, int otherwise) throws FormatException {
    if (!call.has(index, name)) {
      return otherwise;
    }
    int[] numbers = call.integers(index, name);
    if (numbers.length != 1) {
      throw call.refuse("its " + name + " is not that of one axis");
    }
    return numbers[0];
  }

  private static Object transposed(
      Call call, Size stride, Padding padding, Size extra, int groups, Size dilation)
      throws FormatException {
    ConvTranspose2d op = new ConvTranspose2d(stride, padding, dilation, groups, extra);
    return call.emit("conv_transpose2d", op, kernel(call).tensor(), call.weight(2, "bias"));
  }

  private static Known kernel(Call call) throws FormatException {
    Known kernel = call.known(1, "weight");
    if (kernel.rank() != 4) {
      throw call.refuse("ConvLens reads 2-D convolutions, not a kernel " + kernel.shape());
    }
    return kernel;
  }

  private static Size zero() {
    return new Size(0, 0);
  }

  private static Padding padding(Call call) throws FormatException {
    if (!(call.value(4, "padding") instanceof String word)) {
      Size both = call.size(4, "padding", zero());
      return Padding.of(both.height(), both.width(), both.height(), both.width());
    }
    if (word.equals("valid")) {
      return Padding.NONE;
    }
    if (!word.equals("same")) {
      throw call.refuse("the padding '" + word + "' is not known");
    }
    Known kernel = kernel(call);
    Size dilation = call.size(5, "dilation", Size.ONE);
    int rows = Math.toIntExact((kernel.extent(2) - 1) * dilation.height());
    int columns = Math.toIntExact((kernel.extent(3) - 1) * dilation.width());
    return Padding.of(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }
}
