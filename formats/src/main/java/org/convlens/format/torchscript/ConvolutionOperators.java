package org.convlens.format.torchscript;

import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Convolutions of maps. */
final class ConvolutionOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "_convolution", ConvolutionOperators::general,
          "convolution", ConvolutionOperators::general,
          "_convolution_mode", ConvolutionOperators::plain,
          "conv2d", ConvolutionOperators::plain,
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
    Known kernel = kernel(call);
    Shape shape = call.shape(0);
    if (shape.isMaps() && kernel.extent(1) * groups != shape.channels()) {
      throw call.otherChannels(shape, kernel.extent(1) * groups, kernel);
    }
    Conv2d op = new Conv2d(stride, padding, dilation, groups);
    return call.emit("conv2d", op, kernel.tensor(), call.weight(2, "bias"));
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
