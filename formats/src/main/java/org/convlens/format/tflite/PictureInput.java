package org.convlens.format.tflite;

import java.util.Arrays;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Input;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;

/**
 * Where pictures enter.
 *
 * @param tensor that holds them
 * @param extents of the tensor, open ones filled in
 * @param open whether the file leaves rows or columns open
 * @param channelsFirst whether the file's own axes are {@code N × C × H × W}
 */
record PictureInput(LiteTensor tensor, int[] extents, boolean open, boolean channelsFirst) {
  private static final int MOST_COLOURS = 4;
  private static final int USUAL_CHANNELS = 3;

  /**
   * @param size rows and columns where the file leaves them open
   */
  static PictureInput of(LiteFile file, Size size) throws FormatException {
    if (file.inputs().size() != 1) {
      throw new FormatException(
          "the network takes "
              + file.inputs().size()
              + " inputs: only networks with one picture as input can be opened");
    }
    LiteTensor tensor = file.tensors().get(file.inputs().get(0));
    int[] declared = tensor.shape();
    int[] signature = tensor.signature().length == declared.length ? tensor.signature() : declared;
    if (declared.length < 2 || declared.length > 4 || tensor.type() == null) {
      throw new FormatException(
          tensor
              + ", the input, is no picture: "
              + Arrays.toString(declared)
              + ", "
              + tensor.typeName());
    }
    boolean first =
        declared.length == 4 && colours(signature[1]) && !colours(signature[3]) && signature[3] > 0;
    int[] extents = declared.clone();
    boolean open = false;
    for (int axis = 1; axis < extents.length; axis++) {
      boolean channel = declared.length == 4 && axis == (first ? 1 : 3);
      int side = axis == (first ? 2 : 1) ? size.height() : size.width();
      boolean unknown = signature[axis] < 1;
      extents[axis] = unknown ? (channel ? USUAL_CHANNELS : side) : signature[axis];
      open |= unknown && !channel;
    }
    if (Arrays.stream(extents).anyMatch(each -> each < 1 || each > 1 << 20)) {
      throw new FormatException(tensor + ", the input, is " + Arrays.toString(extents));
    }
    return new PictureInput(tensor, extents, open, first);
  }

  private static boolean colours(int extent) {
    return extent > 0 && extent <= MOST_COLOURS;
  }

  /** How many pictures the file was made for. */
  int pictures() {
    return extents[0];
  }

  /** Adds the input, and what makes of it what the file calls so. */
  Layer enter(Translation to) throws FormatException {
    String name = name();
    Layer picture = add(to, name);
    Quantize rounding = tensor.rounding();
    if (rounding != null) {
      picture = Call.like(picture, to.add(name + "/rounded", "", rounding, List.of(picture)));
    }
    to.define(tensor.number(), shaped(to, name, picture));
    return picture;
  }

  private Layer add(Translation to, String name) throws FormatException {
    Shape maps =
        switch (extents.length) {
          case 4 ->
              channelsFirst
                  ? Shape.maps(extents[1], extents[2], extents[3])
                  : Shape.maps(extents[3], extents[1], extents[2]);
          case 3 -> Shape.maps(1, extents[1], extents[2]);
          default -> flat();
        };
    Layer picture = to.add(name, tensor.name(), new Input(maps), List.of());
    return channelsFirst ? picture : Call.last(picture);
  }

  /** Numbers in a row: a square of grey, where they make one. */
  private Shape flat() {
    int side = (int) Math.round(Math.sqrt(extents[1]));
    return side * side == extents[1] ? Shape.maps(1, side, side) : Shape.maps(1, 1, extents[1]);
  }

  private Value shaped(Translation to, String name, Layer picture) throws FormatException {
    if (extents.length == 4) {
      return picture;
    }
    if (extents.length == 3) {
      Reshape plane = new Reshape(Shape.of(Shape.BATCH, extents[1], extents[2]));
      return to.add(name + "/plane", "", plane, List.of(picture));
    }
    return to.add(name + "/flat", "", new Flatten(1), List.of(picture));
  }

  private String name() {
    String plain = tensor.name().replaceFirst(":\\d+$", "").replaceFirst("^serving_default_", "");
    return plain.isEmpty() ? "input" : plain;
  }
}
