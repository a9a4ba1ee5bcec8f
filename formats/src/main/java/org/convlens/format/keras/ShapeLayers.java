package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Resize.Coordinates;
import org.convlens.net.op.Resize.Interpolation;
import org.convlens.net.op.Resize.Rounding;
import org.convlens.net.op.Size;
import org.convlens.net.op.Transpose;

/** Layers that only move numbers: their order stays the one that Keras gives them. */
final class ShapeLayers {
  private static final float CUBIC = -0.5f;

  private ShapeLayers() {}

  static Value flatten(LayerCall call) throws FormatException {
    Value value = call.input();
    if (value.rank() == 4) {
      value = inFlatOrder(call, value);
    }
    return call.result(new Flatten(1), value, false);
  }

  /** Keras flattens the channels innermost, also where they come first. */
  private static Value inFlatOrder(LayerCall call, Value value) {
    boolean first = call.layer().channelsFirst();
    if (value.channelsLast() == first) {
      return first ? twice(call, value) : value;
    }
    Shape shape = value.shape();
    boolean onlyOneOrder = shape.channels() == 1 || !shape.isSpatial();
    return onlyOneOrder
        ? value
        : call.node("channels_last", new Transpose(List.of(0, 2, 3, 1)), value, false);
  }

  private static Value twice(LayerCall call, Value value) {
    Value ordered = call.inOrder(value);
    return call.node("channels_innermost", new Transpose(List.of(0, 2, 3, 1)), ordered, false);
  }

  static Value reshape(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> target = call.layer().integers("target_shape");
    if (target.isEmpty()) {
      List<Integer> whole = call.integers("newshape", "shape");
      if (whole.isEmpty() || (whole.get(0) != -1 && whole.get(0) != Shape.BATCH)) {
        throw call.unsupported("the shape " + whole + " does not keep the pictures of a batch");
      }
      target = whole.subList(1, whole.size());
    }
    int[] extents = new int[target.size() + 1];
    extents[0] = Shape.BATCH;
    long known = 1;
    int open = -1;
    for (int i = 0; i < target.size(); i++) {
      extents[i + 1] = target.get(i);
      if (target.get(i) == -1) {
        open = i + 1;
      } else {
        known = Math.multiplyExact(known, target.get(i));
      }
    }
    if (open > 0) {
      extents[open] = Math.toIntExact(value.shape().elements() / Math.max(1, known));
    }
    boolean maps = extents.length == 4 && !call.nodes().channelsFirst();
    if (maps && extents[1] == 1 && extents[2] == 1 && value.rank() == 2) {
      return call.result(new Reshape(Shape.of(Shape.BATCH, extents[3], 1, 1)), value, true);
    }
    Value ordered = call.inOrder(value);
    Reshape op = new Reshape(Shape.of(extents));
    return maps
        ? call.backToMaps(call.node("reshaped", op, ordered, false))
        : call.result(op, ordered, false);
  }

  static Value permute(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> dims = call.layer().integers("dims");
    if (dims.size() != value.rank() - 1) {
      throw call.layer().wrong("dims", call.layer().setting("dims"));
    }
    List<Integer> order = new ArrayList<>(List.of(0));
    for (int dim : dims) {
      order.add(value.axis(dim));
    }
    if (value.channelsLast()) {
      order = List.of(0, order.get(3), order.get(1), order.get(2));
    }
    return call.result(new Transpose(order), value);
  }

  static Value pad(LayerCall call) throws FormatException {
    int[] sides = call.layer().sides("padding");
    return padded(call, sides, 1);
  }

  static Value crop(LayerCall call) throws FormatException {
    int[] sides = call.layer().sides("cropping");
    return padded(call, sides, -1);
  }

  private static Value padded(LayerCall call, int[] sides, int sign) throws FormatException {
    for (int side : sides) {
      if (side < 0 || side > 1 << 16) {
        throw call.layer().refusal("it adds or cuts " + side + " cells");
      }
    }
    return call.result(
        new Pad(
            List.of(0, 0, sign * sides[0], sign * sides[2]),
            List.of(0, 0, sign * sides[1], sign * sides[3]),
            Pad.Mode.CONSTANT,
            0),
        call.maps());
  }

  static Value upsample(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    Size factor = layer.size(Size.square(2), "size");
    Value maps = call.maps();
    String interpolation = layer.text("nearest", "interpolation");
    if (interpolation.equals("nearest")) {
      return call.result(
          new Resize(
              Math.multiplyExact(maps.shape().height(), factor.height()),
              Math.multiplyExact(maps.shape().width(), factor.width()),
              factor.height(),
              factor.width(),
              Interpolation.NEAREST,
              Coordinates.ASYMMETRIC,
              Rounding.FLOOR,
              CUBIC),
          maps);
    }
    return resized(
        call,
        maps,
        Math.multiplyExact(maps.shape().height(), factor.height()),
        Math.multiplyExact(maps.shape().width(), factor.width()));
  }

  /** The layer Resizing. */
  static Value resize(LayerCall call) throws FormatException {
    KerasLayer layer = call.layer();
    if (layer.flag(false, "crop_to_aspect_ratio")
        || layer.flag(false, "pad_to_aspect_ratio")
        || layer.flag(false, "antialias")) {
      throw layer.unsupported("keeping the aspect ratio, and antialiasing");
    }
    return resized(call, call.maps(), layer.integer(1, "height"), layer.integer(1, "width"));
  }

  /** Between cell centres, as TensorFlow 2 does. */
  private static Value resized(LayerCall call, Value maps, int height, int width)
      throws FormatException {
    KerasLayer layer = call.layer();
    String name = layer.text("bilinear", "interpolation");
    Interpolation interpolation =
        switch (name) {
          case "bilinear" -> Interpolation.LINEAR;
          case "nearest" -> Interpolation.NEAREST;
          case "bicubic" -> Interpolation.CUBIC;
          default -> throw layer.unsupported("interpolation '" + name + "'");
        };
    return call.result(
        new Resize(
            height,
            width,
            (double) height / maps.shape().height(),
            (double) width / maps.shape().width(),
            interpolation,
            Coordinates.HALF_PIXEL,
            Rounding.ROUND_HALF_UP,
            CUBIC),
        maps);
  }

  /** The middle of the maps. */
  static Value centre(LayerCall call) throws FormatException {
    Value maps = call.maps();
    int rows = maps.shape().height() - call.layer().integer(1, "height");
    int columns = maps.shape().width() - call.layer().integer(1, "width");
    if (rows < 0 || columns < 0) {
      throw call.layer().unsupported("its input is smaller than what it cuts out");
    }
    return padded(
        call, new int[] {rows / 2, rows - rows / 2, columns / 2, columns - columns / 2}, -1);
  }

  /** What only acts while training. */
  static Value same(LayerCall call) throws FormatException {
    return call.result(new Identity(), call.input());
  }
}
