package org.convlens.format.torchscript;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;

/**
 * A padding as TensorFlow's convolutions have it: the rows of the result are those of the maps by
 * the stride, rounded up; of an odd number of rows, more are added below. Arguments: maps, kernel,
 * stride, dilation, the number that is added.
 */
record SamePadding(Call call, Shape maps) {
  static SamePadding of(Call call) throws FormatException {
    Shape maps = call.shape(0);
    if (!maps.isMaps()) {
      throw call.refuse("it is given " + maps + ", not maps");
    }
    return new SamePadding(call, maps);
  }

  Object result() throws FormatException {
    long rows = missing(maps.height(), 0);
    long columns = missing(maps.width(), 1);
    if (rows == 0 && columns == 0) {
      return call.value(0, "self");
    }
    List<Object> sides = List.of(columns / 2, columns - columns / 2, rows / 2, rows - rows / 2);
    List<Object> arguments = List.of(call.value(0, "self"), sides, call.number(4, "value", 0));
    return Operators.apply(
        new Call("torch.constant_pad_nd", call.path(), arguments, Map.of(), call.graph()));
  }

  private long missing(int extent, int axis) throws FormatException {
    long kernel = call.integers(1, "kernel")[axis];
    long stride = call.integers(2, "stride")[axis];
    long dilation = call.integers(3, "dilation")[axis];
    long cells = (extent + stride - 1) / stride;
    return Math.max(0, (cells - 1) * stride + (kernel - 1) * dilation + 1 - extent);
  }
}
