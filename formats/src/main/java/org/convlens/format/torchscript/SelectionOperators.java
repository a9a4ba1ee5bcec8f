package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;

/** Tensors joined, cut and padded. */
final class SelectionOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int MOST_PARTS = 4096;

  private SelectionOperators() {}

  static {
    TABLE.put("cat", SelectionOperators::join);
    TABLE.put("concat", SelectionOperators::join);
    TABLE.put("stack", SelectionOperators::stack);
    TABLE.put("slice", SelectionOperators::slice);
    TABLE.put("narrow", SelectionOperators::narrow);
    TABLE.put("select", SelectionOperators::select);
    TABLE.put("unbind", SelectionOperators::unbind);
    TABLE.put("chunk", SelectionOperators::chunk);
    TABLE.put("split", SelectionOperators::split);
    TABLE.put("split_with_sizes", SelectionOperators::split);
    TABLE.put("pad", SelectionOperators::pad);
    TABLE.put("constant_pad_nd", call -> pad(call, Pad.Mode.CONSTANT, call.number(2, "value", 0)));
    TABLE.put("reflection_pad2d", call -> pad(call, Pad.Mode.REFLECT, 0));
    TABLE.put("replication_pad2d", call -> pad(call, Pad.Mode.EDGE, 0));
  }

  private static Object join(Call call) throws FormatException {
    List<LayerId> parts = call.layers(0);
    if (parts.isEmpty()) {
      throw call.refuse("it joins nothing");
    }
    Shape first = call.graph().shape(parts.get(0));
    int axis = call.axis(1, "dim", 0, first);
    call.requireWithinPictures(first, axis);
    return call.emit("cat", new Concat(axis), parts);
  }

  private static Object stack(Call call) throws FormatException {
    List<LayerId> raised = new ArrayList<>();
    int at = 0;
    for (LayerId part : call.layers(0)) {
      Shape shape = call.graph().shape(part);
      int axis = call.small(1, "dim", 0);
      at = axis < 0 ? axis + shape.rank() + 1 : axis;
      if (at < 0 || at > shape.rank()) {
        throw call.refuse("axis " + axis + " of " + shape);
      }
      call.requireWithinPictures(shape, at);
      List<Integer> extents = new ArrayList<>(shape.toList());
      extents.add(at, 1);
      raised.add(call.emit("stack", new Reshape(Shape.of(extents)), List.of(part)).layer());
    }
    if (raised.isEmpty()) {
      throw call.refuse("it joins nothing");
    }
    return call.emit("stack", new Concat(at), raised);
  }

  /** A part of an axis, the ends clipped as Python does. */
  private static Object part(Call call, String kind, int axis, long start, long end, int step)
      throws FormatException {
    Shape shape = call.shape(0);
    int extent = shape.extent(axis);
    if (start == 0
        && step == 1
        && (extent == Shape.BATCH ? end == Long.MAX_VALUE : end >= extent)) {
      return call.value(0, "self");
    }
    call.requireWithinPictures(shape, axis);
    int from = (int) Math.max(0, Math.min(extent, start < 0 ? start + extent : start));
    int to = (int) Math.max(from, Math.min(extent, end < 0 ? end + extent : end));
    return call.emitView(kind, new Slice(axis, from, to, step));
  }

  private static Object slice(Call call) throws FormatException {
    if (call.value(0, "self") instanceof List<?> list) {
      return ListOperators.slice(call, list);
    }
    int axis = call.axis(1, "dim", 0, call.shape(0));
    int step = call.small(4, "step", 1);
    if (step < 1) {
      throw call.refuse("its step is " + step);
    }
    long start = call.integer(2, "start", 0);
    long end = call.integer(3, "end", Long.MAX_VALUE);
    return part(call, "slice", axis, start, end, step);
  }

  private static Object narrow(Call call) throws FormatException {
    int axis = call.axis(1, "dim", 0, call.shape(0));
    long start = call.small(2, "start", 0);
    return part(call, "narrow", axis, start, start + call.small(3, "length", 1), 1);
  }

  private static Object select(Call call) throws FormatException {
    int axis = call.axis(1, "dim", 0, call.shape(0));
    return picked(call, "select", axis, call.small(2, "index", 0));
  }

  private static Symbol picked(Call call, String kind, int axis, int index) throws FormatException {
    Shape shape = call.shape(0);
    call.requireWithinPictures(shape, axis);
    int extent = shape.extent(axis);
    int at = index < 0 ? index + extent : index;
    if (at < 0 || at >= extent) {
      throw new IllegalArgumentException("entry " + index + " of axis " + axis + " of " + shape);
    }
    Symbol part = call.emit(kind, new Slice(axis, at, at + 1, 1));
    List<Integer> extents = new ArrayList<>(shape.toList());
    extents.remove(axis);
    return call.emit(kind, new Reshape(Shape.of(extents)), List.of(part.layer()));
  }

  private static Object unbind(Call call) throws FormatException {
    Shape shape = call.shape(0);
    int axis = call.axis(1, "dim", 0, shape);
    call.requireWithinPictures(shape, axis);
    requireParts(call, shape.extent(axis));
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < shape.extent(axis); i++) {
      parts.add(picked(call, "unbind", axis, i));
    }
    return parts;
  }

  /** So many parts of one size, the last perhaps smaller. */
  private static Object chunk(Call call) throws FormatException {
    Shape shape = call.shape(0);
    int axis = call.axis(2, "dim", 0, shape);
    call.requireWithinPictures(shape, axis);
    int chunks = call.small(1, "chunks", 1);
    if (chunks < 1) {
      throw call.refuse("it makes " + chunks + " parts");
    }
    int size = (int) (((long) shape.extent(axis) + chunks - 1) / chunks);
    return parts(call, "chunk", axis, List.of(size));
  }

  /** Parts of one size, or of several. */
  private static Object split(Call call) throws FormatException {
    Shape shape = call.shape(0);
    int axis = call.axis(2, "dim", 0, shape);
    call.requireWithinPictures(shape, axis);
    List<Integer> sizes = new ArrayList<>();
    for (int size : call.integers(1, "split_size")) {
      sizes.add(size);
    }
    boolean several = call.value(1, "split_size") instanceof List<?>;
    if (several && sizes.stream().mapToLong(i -> i).sum() != shape.extent(axis)) {
      throw new IllegalArgumentException("parts of " + sizes + " of axis " + axis + " of " + shape);
    }
    return parts(call, "split", axis, sizes);
  }

  /** The last of the sizes repeats. */
  private static List<Object> parts(Call call, String kind, int axis, List<Integer> sizes)
      throws FormatException {
    int extent = call.shape(0).extent(axis);
    if (sizes.isEmpty() || sizes.stream().anyMatch(s -> s < 1)) {
      throw call.refuse("it makes parts of " + sizes);
    }
    List<Object> parts = new ArrayList<>();
    for (int start = 0; start < extent; ) {
      requireParts(call, parts.size());
      int size = sizes.get(Math.min(parts.size(), sizes.size() - 1));
      int end = (int) Math.min(extent, (long) start + size);
      parts.add(call.emitView(kind, new Slice(axis, start, end, 1)));
      start = end;
    }
    return parts;
  }

  private static void requireParts(Call call, int parts) throws FormatException {
    if (parts > MOST_PARTS) {
      throw call.refuse("it makes more than " + MOST_PARTS + " parts");
    }
  }

  private static Object pad(Call call) throws FormatException {
    Object mode = call.value(2, "mode");
    return switch (mode instanceof String word ? word : "constant") {
      case "constant" -> pad(call, Pad.Mode.CONSTANT, call.number(3, "value", 0));
      case "reflect" -> pad(call, Pad.Mode.REFLECT, 0);
      case "replicate" -> pad(call, Pad.Mode.EDGE, 0);
      case "circular" -> pad(call, Pad.Mode.WRAP, 0);
      default -> throw call.refuse("the mode '" + mode + "' is not known");
    };
  }

  /** Amounts before and after the innermost axis, then the next. */
  private static Object pad(Call call, Pad.Mode mode, double value) throws FormatException {
    Shape shape = call.shape(0);
    int[] amounts = call.integers(1, "pad");
    if (amounts.length % 2 != 0 || amounts.length / 2 > shape.rank()) {
      throw call.refuse("it has " + amounts.length + " amounts for " + shape);
    }
    List<Integer> before = new ArrayList<>(Collections.nCopies(shape.rank(), 0));
    List<Integer> after = new ArrayList<>(before);
    for (int i = 0; i < amounts.length / 2; i++) {
      int axis = shape.rank() - 1 - i;
      if (amounts[2 * i] != 0 || amounts[2 * i + 1] != 0) {
        call.requireWithinPictures(shape, axis);
      }
      before.set(axis, amounts[2 * i]);
      after.set(axis, amounts[2 * i + 1]);
    }
    return call.emit("pad", new Pad(before, after, mode, (float) value));
  }
}
