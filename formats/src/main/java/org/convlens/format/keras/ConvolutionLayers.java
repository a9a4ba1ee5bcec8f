package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.storage.Kernels;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Convolutions and dense layers. */
final class ConvolutionLayers {
  private ConvolutionLayers() {}

  static LayerKind.Names kernel(String... kernels) {
    return layer -> {
      List<String> names = new ArrayList<>(List.of(kernels));
      if (layer.flag(true, "use_bias", "bias")) {
        names.add("bias");
      }
      return names;
    };
  }

  static Value convolution(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value maps = call.maps();
    Tensor kernel = call.weight("kernel");
    boolean oldOrder = layer.has("nb_row") && layer.channelsFirst();
    int[] order = oldOrder ? new int[] {0, 1, 2, 3} : new int[] {3, 2, 0, 1};
    Tensor own =
        call.nodes().flipped() ? Kernels.mirrored(kernel, order) : Kernels.permuted(kernel, order);
    Conv2d op =
        new Conv2d(stride(layer), padding(layer), dilation(layer), layer.integer(1, "groups"));
    return Activations.after(call, call.result(op, maps, withBias(call, own)));
  }

  static Value depthwise(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value maps = call.maps();
    Tensor kernel = perChannel(call.weight("depthwise_kernel"));
    Conv2d op = new Conv2d(stride(layer), padding(layer), dilation(layer), maps.shape().channels());
    return Activations.after(call, call.result(op, maps, withBias(call, kernel)));
  }

  static Value separable(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value maps = call.maps();
    Tensor kernel = perChannel(call.weight("depthwise_kernel"));
    Conv2d depth =
        new Conv2d(stride(layer), padding(layer), dilation(layer), maps.shape().channels());
    Value deep = call.node("depthwise", depth, maps, maps.channelsLast(), kernel);
    Tensor points = Kernels.permuted(call.weight("pointwise_kernel"), 3, 2, 0, 1);
    Conv2d point = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    return Activations.after(call, call.result(point, deep, withBias(call, points)));
  }

  /** From {@code kH × kW × C × M} to {@code C·M × 1 × kH × kW}. */
  private static Tensor perChannel(Tensor kernel) {
    Tensor turned = Kernels.permuted(kernel, 2, 3, 0, 1);
    Shape shape = turned.shape();
    return turned.reshaped(
        Shape.of(shape.extent(0) * shape.extent(1), 1, shape.extent(2), shape.extent(3)));
  }

  static Value transposed(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Value maps = call.maps();
    Tensor kernel = Kernels.permuted(call.weight("kernel"), 3, 2, 0, 1);
    Size stride = stride(layer);
    Size dilation = dilation(layer);
    boolean same = same(layer);
    List<Integer> extra = layer.integers("output_padding");
    boolean given = !extra.isEmpty();
    int[] rows =
        ends(
            maps.shape().height(),
            (kernel.shape().extent(2) - 1) * dilation.height() + 1,
            stride.height(),
            same,
            given ? extra.get(0) : -1);
    int[] columns =
        ends(
            maps.shape().width(),
            (kernel.shape().extent(3) - 1) * dilation.width() + 1,
            stride.width(),
            same,
            given ? extra.get(extra.size() - 1) : -1);
    ConvTranspose2d op =
        new ConvTranspose2d(
            stride,
            Padding.of(rows[0], columns[0], rows[1], columns[1]),
            dilation,
            1,
            new Size(rows[2], columns[2]));
    return Activations.after(call, call.result(op, maps, withBias(call, kernel)));
  }

  /**
   * What TensorFlow cuts off before and after, and adds at the end, so that a convolution with the
   * same settings leads from the output's size back to the input's.
   */
  private static int[] ends(int cells, int reach, int stride, boolean same, int extra) {
    int full = (cells - 1) * stride + reach;
    int wanted = same ? cells * stride : full + Math.max(0, stride - reach);
    if (extra >= 0) {
      wanted = same ? (cells - 1) * stride + reach % 2 + extra : full + extra;
    }
    int cut = same ? Math.max(0, full - wanted) : 0;
    return new int[] {cut / 2, cut - cut / 2, Math.max(0, wanted - full)};
  }

  static Value dense(LayerCall call) throws FormatException {
    Value input = call.input();
    Tensor kernel = call.weight("kernel");
    if (input.rank() == 4 && input.channelsLast()) {
      Shape matrix = kernel.shape();
      Tensor points =
          Kernels.permuted(kernel, 1, 0)
              .reshaped(Shape.of(matrix.extent(1), matrix.extent(0), 1, 1));
      Conv2d op = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
      return Activations.after(call, call.result(op, input, withBias(call, points)));
    }
    return Activations.after(call, call.result(new Linear(true), input, withBias(call, kernel)));
  }

  private static Tensor[] withBias(LayerCall call, Tensor kernel) throws FormatException {
    return call.hasWeight("bias")
        ? new Tensor[] {kernel, call.weight("bias")}
        : new Tensor[] {kernel};
  }

  static Size stride(KerasLayer layer) throws FormatException {
    return layer.size(Size.ONE, "strides", "subsample");
  }

  private static Size dilation(KerasLayer layer) throws FormatException {
    return layer.size(Size.ONE, "dilation_rate", "atrous_rate");
  }

  static boolean same(KerasLayer layer) throws FormatException {
    String padding = layer.text("valid", "padding", "border_mode");
    return switch (padding) {
      case "same" -> true;
      case "valid" -> false;
      default -> throw layer.unsupported("padding '" + padding + "'");
    };
  }

  static Padding padding(KerasLayer layer) throws FormatException {
    return same(layer) ? Padding.SAME_UPPER : Padding.NONE;
  }
}
