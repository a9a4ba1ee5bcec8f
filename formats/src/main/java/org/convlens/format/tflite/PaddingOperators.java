package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Resize.Coordinates;
import org.convlens.net.op.Resize.Interpolation;
import org.convlens.net.op.Resize.Rounding;

/** Maps with cells added around them, and maps of another size. */
final class PaddingOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int MOST_CELLS = 1 << 16;
  private static final float CUBIC = -0.5f;

  static {
    TABLE.put("PAD", call -> pad(call, Pad.Mode.CONSTANT, 0));
    TABLE.put("PADV2", PaddingOperators::withNumber);
    TABLE.put("MIRROR_PAD", PaddingOperators::mirrored);
    TABLE.put(
        "RESIZE_BILINEAR",
        call -> resize(call, Interpolation.LINEAR, call.node().flag(2), call.node().flag(3)));
    TABLE.put(
        "RESIZE_NEAREST_NEIGHBOR",
        call -> resize(call, Interpolation.NEAREST, call.node().flag(0), call.node().flag(1)));
  }

  private PaddingOperators() {}

  private static void withNumber(Call call) throws FormatException {
    Tensor number = call.known(2, "number");
    if (number.size() != 1) {
      throw call.refuse("it adds " + number.size() + " numbers");
    }
    pad(call, Pad.Mode.CONSTANT, number.at(0));
  }

  private static void mirrored(Call call) throws FormatException {
    if (call.node().way(0) == 0) {
      pad(call, Pad.Mode.REFLECT, 0);
      return;
    }
    for (long cells : call.integers(1, "padding")) {
      if (cells > 1) {
        throw call.refuse("it mirrors " + cells + " cells with the outermost (SYMMETRIC)");
      }
    }
    pad(call, Pad.Mode.EDGE, 0);
  }

  private static void pad(Call call, Pad.Mode mode, float number) throws FormatException {
    Layer input = call.layer(0);
    long[] cells = call.integers(1, "padding");
    if (cells.length != 2 * input.rank() || cells[0] != 0 || cells[1] != 0) {
      throw call.refuse("its padding has " + cells.length + " numbers for " + input.shape());
    }
    Integer[] before = new Integer[input.rank()];
    Integer[] after = new Integer[input.rank()];
    for (int axis = 0; axis < before.length; axis++) {
      int own = input.axis(axis);
      before[own] = cells(call, cells[2 * axis]);
      after[own] = cells(call, cells[2 * axis + 1]);
      int most = Math.max(before[own], after[own]);
      if (mode == Pad.Mode.REFLECT && axis > 0 && most >= input.own().extent(own)) {
        throw call.refuse("it mirrors " + most + " cells of " + input.shape());
      }
    }
    call.result(new Pad(List.of(before), List.of(after), mode, number), input);
  }

  private static int cells(Call call, long cells) throws FormatException {
    if (cells < 0 || cells > MOST_CELLS) {
      throw call.refuse("it adds " + cells + " cells");
    }
    return (int) cells;
  }

  private static void resize(
      Call call, Interpolation interpolation, boolean corners, boolean halves)
      throws FormatException {
    Layer maps = call.maps(0);
    long[] size = call.integers(1, "size");
    if (size.length != 2
        || Math.min(size[0], size[1]) < 1
        || Math.max(size[0], size[1]) > 1 << 20) {
      throw call.refuse("its size is " + java.util.Arrays.toString(size));
    }
    Coordinates coordinates =
        corners
            ? Coordinates.ALIGN_CORNERS
            : halves ? Coordinates.HALF_PIXEL : Coordinates.ASYMMETRIC;
    call.result(
        new Resize(
            (int) size[0],
            (int) size[1],
            (double) size[0] / maps.own().height(),
            (double) size[1] / maps.own().width(),
            interpolation,
            coordinates,
            corners || halves ? Rounding.ROUND_HALF_UP : Rounding.FLOOR,
            CUBIC),
        maps);
  }
}
