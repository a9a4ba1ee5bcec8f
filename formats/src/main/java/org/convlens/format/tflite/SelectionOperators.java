package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Gather;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;

/** Parts of tensors. */
final class SelectionOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  static {
    TABLE.put("SLICE", SelectionOperators::slice);
    TABLE.put("STRIDED_SLICE", SelectionOperators::strided);
    TABLE.put("SPLIT", call -> split(call, 1, 0, -1));
    TABLE.put("SPLIT_V", call -> split(call, 0, 2, 1));
    TABLE.put("UNPACK", SelectionOperators::unpack);
    TABLE.put("GATHER", SelectionOperators::gather);
    TABLE.put("REVERSE_V2", SelectionOperators::reverse);
  }

  private SelectionOperators() {}

  private static void slice(Call call) throws FormatException {
    Layer input = call.layer(0);
    long[] begin = call.integers(1, "begin");
    long[] size = call.integers(2, "size");
    picked(call, input, Cuts.of(call.node(), input.shape(), begin, size));
  }

  private static void strided(Call call) throws FormatException {
    Layer input = call.layer(0);
    long[] begin = call.integers(1, "begin");
    long[] end = call.integers(2, "end");
    long[] step = call.integers(3, "steps");
    picked(call, input, Cuts.of(call.node(), input.shape(), begin, end, step));
  }

  private static void picked(Call call, Layer input, Cuts cuts) throws FormatException {
    List<Slice> real = new ArrayList<>();
    for (Slice cut : cuts.slices()) {
      int extent = input.shape().extent(cut.axis());
      boolean whole = cut.start() == 0 && cut.end() >= extent && cut.step() == 1;
      boolean pictures = cut.axis() == 0 && cut.start() == 0 && cut.step() == 1;
      if (cut.axis() == 0 && !(pictures && cut.end() >= call.to().pictures())) {
        throw call.refuse("it picks among the pictures of a batch");
      }
      if (cut.axis() > 0 && !whole) {
        real.add(new Slice(input.axis(cut.axis()), cut.start(), cut.end(), cut.step()));
      }
    }
    Layer here = input;
    int last = cuts.isPlain() ? real.size() - 1 : real.size();
    for (int i = 0; i < last; i++) {
      here = call.same("axis" + real.get(i).axis(), real.get(i), here);
    }
    if (!cuts.isPlain()) {
      call.reshaped(here, cuts.laidOut(call.node(), here.shape()));
    } else {
      call.result(real.isEmpty() ? new Identity() : real.get(last), here);
    }
  }

  private static void split(Call call, int value, int along, int sizes) throws FormatException {
    Layer input = call.layer(value);
    int axis = call.axis(call.integer(along, "axis"), input.rank());
    int extent = input.shape().extent(axis);
    int count = call.node().outputs().size();
    if (axis == 0 || count == 0 || (sizes < 0 && extent % count != 0)) {
      throw call.refuse("it splits " + input.shape() + " in " + count + " along axis " + axis);
    }
    long[] lengths = sizes < 0 ? new long[0] : call.integers(sizes, "sizes");
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (sizes >= 0 && i >= lengths.length) {
        throw call.refuse("it has " + lengths.length + " sizes for " + count + " parts");
      }
      long length =
          sizes < 0 ? extent / count : lengths[i] < 0 ? rest(extent, lengths) : lengths[i];
      int end = Math.toIntExact(Math.addExact(start, length));
      if (length < 1 || end > extent) {
        throw call.refuse("it takes " + length + " of " + extent + " entries");
      }
      Slice part = new Slice(input.axis(axis), start, end, 1);
      String name = call.node().name() + (i == 0 ? "" : ":" + i);
      call.output(i, name, part, List.of(input), input.channelsLast(), 0);
      start = end;
    }
  }

  private static long rest(int extent, long[] lengths) {
    long rest = extent;
    for (long length : lengths) {
      rest -= Math.max(0, length);
    }
    return rest;
  }

  private static void unpack(Call call) throws FormatException {
    Layer input = call.layer(0);
    int axis = call.axis(call.node().integer(1, 0), input.rank());
    int count = call.node().outputs().size();
    if (axis == 0 || input.shape().extent(axis) != count) {
      throw call.refuse("it takes " + input.shape() + " apart along axis " + axis);
    }
    Shape rest = LayoutOperators.without(input.shape().toList(), List.of(axis));
    for (int i = 0; i < count; i++) {
      Layer part = call.same("entry" + i, new Slice(input.axis(axis), i, i + 1, 1), input);
      String name = call.node().name() + (i == 0 ? "" : ":" + i);
      call.output(i, name, new Reshape(rest), List.of(call.inOrder(part)), false, 0);
    }
  }

  private static void gather(Call call) throws FormatException {
    Layer input = call.layer(0);
    int axis = call.axis(call.node().integer(0, 0), input.rank());
    Tensor indices = call.known(1, "places");
    if (axis == 0 || call.node().integer(1, 0) != 0 || indices.shape().rank() > 1) {
      throw call.refuse("it picks by places " + indices.shape() + " along axis " + axis);
    }
    int extent = input.shape().extent(axis);
    for (long index : call.integers(1, "places")) {
      if (index < 0 || index >= extent) {
        throw call.refuse("it picks place " + index + " of " + extent);
      }
    }
    if (indices.shape().rank() == 1) {
      call.result(new Gather(input.axis(axis)), input, indices);
      return;
    }
    int at = (int) indices.longAt(0);
    Layer one = call.same("entry", new Slice(input.axis(axis), at, at + 1, 1), input);
    call.reshaped(one, LayoutOperators.without(one.shape().toList(), List.of(axis)));
  }

  private static void reverse(Call call) throws FormatException {
    Layer input = call.layer(0);
    int axis = call.axis(call.integer(1, "axis"), input.rank());
    if (axis == 0) {
      throw call.refuse("it turns the order of the pictures of a batch");
    }
    int extent = input.shape().extent(axis);
    call.result(new Slice(input.axis(axis), extent - 1, -1, -1), input);
  }
}
