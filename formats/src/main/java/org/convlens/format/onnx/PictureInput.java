package org.convlens.format.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.stream.Collectors;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;
import org.convlens.net.op.Size;
import org.convlens.net.op.Transpose;

/**
 * Where pictures enter.
 *
 * @param name of the tensor
 * @param shape as the file declares it, with {@link Shape#BATCH} where any number may pass
 * @param batch pictures that the file was exported for
 * @param channelsLast whether the file wants N × H × W × C
 * @param open whether the file leaves rows or columns open
 */
record PictureInput(String name, Shape shape, int batch, boolean channelsLast, boolean open) {
  private static final int LARGEST = 1 << 16;

  /**
   * @param strict whether only N × C × H × W will do
   * @param size rows and columns where the file leaves them open
   */
  static PictureInput of(List<ValueInfoProto> open, boolean strict, Size size) {
    if (open.size() != 1) {
      String names =
          open.stream()
              .map(i -> "'" + i.getName() + "'")
              .limit(5)
              .collect(Collectors.joining(", "));
      throw new UnsupportedException(
          open.isEmpty()
              ? "the network has no input"
              : "the network has " + open.size() + " inputs (" + names + "): ConvLens reads one");
    }
    ValueInfoProto info = open.get(0);
    TypeProto.Tensor type = info.getType().getTensorType();
    List<Dimension> dims = type.getShape().getDimList();
    int[] extents = new int[dims.size()];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = declared(info.getName(), dims.get(axis).getDimValue());
    }
    if (extents.length != 4) {
      if (strict || !type.hasShape()) {
        throw new UnsupportedException(
            "the input '"
                + info.getName()
                + "' has "
                + extents.length
                + " axes: ConvLens reads 2-D CNNs (N × C × H × W)");
      }
      return new PictureInput(info.getName(), Shape.of(extents), 1, false, false);
    }
    boolean last = strict && isChannels(extents[3]) && !isChannels(extents[1]);
    int channels = last ? 3 : 1;
    int rows = last ? 1 : 2;
    boolean any = extents[rows] == 0 || extents[rows + 1] == 0;
    extents[channels] = extents[channels] == 0 ? 3 : extents[channels];
    extents[rows] = extents[rows] == 0 ? size.height() : extents[rows];
    extents[rows + 1] = extents[rows + 1] == 0 ? size.width() : extents[rows + 1];
    int batch = Math.max(1, extents[0]);
    extents[0] = Shape.BATCH;
    return new PictureInput(info.getName(), Shape.of(extents), batch, last, any);
  }

  private static int declared(String name, long extent) {
    if (extent > LARGEST) {
      throw new UnsupportedException("the input '" + name + "' has an extent of " + extent);
    }
    return (int) Math.max(0, extent);
  }

  private static boolean isChannels(int extent) {
    return extent == 1 || extent == 3 || extent == 4;
  }

  boolean batched() {
    return shape.hasBatch();
  }

  /** For exactly as many pictures as the file was exported for. */
  PictureInput fixed() {
    return new PictureInput(name, shape.batched(batch), batch, channelsLast, open);
  }

  /** Adds the layer where pictures enter, N × C × H × W. */
  LayerId enter(Translation to) {
    if (!channelsLast) {
      LayerId entry = to.enter(name, shape);
      to.define(name, new Value.Layer(entry));
      return entry;
    }
    Shape maps = Shape.of(shape.extent(0), shape.extent(3), shape.extent(1), shape.extent(2));
    LayerId entry = to.enter(name, maps);
    String turned = name + "/channels-last";
    LayerId last =
        to.add(turned, turned, new Transpose(List.of(0, 2, 3, 1)), List.of(entry), List.of());
    to.define(name, new Value.Layer(last));
    return entry;
  }
}
