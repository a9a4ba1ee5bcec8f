package org.convlens.format.keras;

import org.convlens.format.file.FormatException;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Size;

/** Pooling layers. */
final class PoolingLayers {
  private PoolingLayers() {}

  static Value max(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Size window = layer.size(Size.square(2), "pool_size");
    Size stride = layer.size(window, "strides");
    return call.result(
        new MaxPool2d(window, stride, ConvolutionLayers.padding(layer), Size.ONE, false),
        call.maps());
  }

  static Value average(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Size window = layer.size(Size.square(2), "pool_size");
    Size stride = layer.size(window, "strides");
    return call.result(
        new AveragePool2d(window, stride, ConvolutionLayers.padding(layer), false, false),
        call.maps());
  }

  static LayerKind.Translator global(GlobalPool2d.Function function) {
    return call -> {
      Value maps = call.maps();
      GlobalPool2d op = new GlobalPool2d(function);
      if (call.layer().flag(false, "keepdims")) {
        return call.result(op, maps);
      }
      Value pooled = call.node("pool", op, maps, maps.channelsLast());
      return call.result(new Flatten(1), pooled, false);
    };
  }
}
