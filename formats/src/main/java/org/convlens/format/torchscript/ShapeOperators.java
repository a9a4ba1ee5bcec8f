package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Transpose;

/** The same numbers under another shape or in another order. */
final class ShapeOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private ShapeOperators() {}

  static {
    for (String name : List.of("view", "reshape", "_unsafe_view", "_reshape_alias")) {
      TABLE.put(name, call -> reshape(call, name.equals("reshape") ? name : "view"));
    }
    TABLE.put("reshape_as", ShapeOperators::reshapedAs);
    TABLE.put("view_as", ShapeOperators::reshapedAs);
    TABLE.put("flatten", ShapeOperators::flatten);
    TABLE.put("squeeze", ShapeOperators::squeeze);
    TABLE.put("unsqueeze", ShapeOperators::unsqueeze);
    TABLE.put("permute", ShapeOperators::permute);
    TABLE.put("transpose", ShapeOperators::transpose);
    TABLE.put("expand", ShapeOperators::expand);
    TABLE.put("expand_as", call -> expanded(call, call.shape(1)));
    TABLE.put("pixel_shuffle", ShapeOperators::shuffle);
    for (String same : List.of("contiguous", "detach", "alias", "lift_fresh", "lift_fresh_copy")) {
      TABLE.put(same, call -> call.value(0, "self"));
    }
    TABLE.put("clone", call -> call.emit("clone", new Identity()));
  }

  private static Object reshape(Call call, String kind) throws FormatException {
    if (!(call.value(1, "shape") instanceof List<?> wanted)) {
      throw call.refuse("its shape is not a list");
    }
    if (call.value(0, "self") instanceof Known known) {
      return known.reshaped(Targets.of(call, known.shape(), wanted).longs());
    }
    Shape input = call.shape(0);
    Shape target = Targets.of(call, input, wanted).shape();
    boolean flat = input.rank() > 2 && target.rank() == 2 && target.hasBatch();
    return call.emitView(kind, flat ? new Flatten(1) : new Reshape(target));
  }

  private static Object reshapedAs(Call call) throws FormatException {
    boolean stored = call.value(1, "other") instanceof Known;
    Shape other = stored ? call.known(1, "other").shape() : call.shape(1);
    return reshaped(call, "view", other.toList());
  }

  private static Object reshaped(Call call, String kind, List<Integer> extents)
      throws FormatException {
    if (call.value(0, "self") instanceof Known known) {
      return known.reshaped(extents.stream().mapToLong(i -> i).toArray());
    }
    return call.emitView(kind, new Reshape(Shape.of(extents)));
  }

  private static Object flatten(Call call) throws FormatException {
    Shape input = shape(call);
    int first = call.axis(1, "start_dim", 0, input);
    int last = call.axis(2, "end_dim", -1, input);
    if (first < last) {
      call.requireWithinPictures(input, first);
    }
    if (first == 1 && last == input.rank() - 1 && input.hasBatch()) {
      return call.emitView("flatten", new Flatten(1));
    }
    List<Integer> extents = new ArrayList<>();
    int joined = 1;
    for (int axis = 0; axis < input.rank(); axis++) {
      if (axis < first || axis > last) {
        extents.add(input.extent(axis));
      } else if (first == last) {
        extents.add(input.extent(axis));
      } else {
        joined = Math.multiplyExact(joined, input.extent(axis));
        if (axis == last) {
          extents.add(joined);
        }
      }
    }
    return reshaped(call, "flatten", extents);
  }

  private static Object squeeze(Call call) throws FormatException {
    Shape input = shape(call);
    List<Integer> axes = new ArrayList<>();
    if (call.has(1, "dim")) {
      for (int axis : call.integers(1, "dim")) {
        axes.add(input.axis(axis));
      }
    } else {
      for (int axis = 0; axis < input.rank(); axis++) {
        axes.add(axis);
      }
    }
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      boolean pictures = axis == 0 && input.hasBatch();
      if (pictures || input.extent(axis) != 1 || !axes.contains(axis)) {
        extents.add(input.extent(axis));
      }
    }
    return reshaped(call, "squeeze", extents);
  }

  private static Object unsqueeze(Call call) throws FormatException {
    Shape input = shape(call);
    int axis = call.small(1, "dim", 0);
    int at = axis < 0 ? axis + input.rank() + 1 : axis;
    if (at < 0 || at > input.rank()) {
      throw call.refuse("axis " + axis + " of " + input);
    }
    call.requireWithinPictures(input, at);
    List<Integer> extents = new ArrayList<>(input.toList());
    extents.add(at, 1);
    return reshaped(call, "unsqueeze", extents);
  }

  private static Object permute(Call call) throws FormatException {
    Shape input = shape(call);
    List<Integer> order = new ArrayList<>();
    for (int axis : call.integers(1, "dims")) {
      order.add(input.axis(axis));
    }
    return ordered(call, "permute", input, order);
  }

  private static Object transpose(Call call) throws FormatException {
    Shape input = shape(call);
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      order.add(axis);
    }
    int a = call.axis(1, "dim0", 0, input);
    int b = call.axis(2, "dim1", 0, input);
    Collections.swap(order, a, b);
    return ordered(call, "transpose", input, order);
  }

  private static Object ordered(Call call, String kind, Shape input, List<Integer> order)
      throws FormatException {
    if (order.size() != input.rank() || order.stream().distinct().count() != order.size()) {
      throw call.refuse("an order " + order + " for " + input);
    }
    if (call.value(0, "self") instanceof Known known) {
      return known.permuted(order.stream().mapToInt(i -> i).toArray());
    }
    if (order.get(0) != 0) {
      call.requireWithinPictures(input, 0);
    }
    return call.emitView(kind, new Transpose(order));
  }

  private static Object expand(Call call) throws FormatException {
    Shape input = call.shape(0);
    if (!(call.value(1, "size") instanceof List<?> wanted) || wanted.size() < input.rank()) {
      throw call.refuse("its size is not known");
    }
    List<Integer> extents = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      int axis = i - wanted.size() + input.rank();
      boolean pictures = wanted.get(i) instanceof Pictures many && many.each() == 1;
      int extent = pictures ? Shape.BATCH : Math.toIntExact(call.integer(wanted.get(i), "size"));
      boolean own = extent == -1 || (axis == 0 && input.hasBatch());
      extents.add(own && axis >= 0 ? input.extent(axis) : extent);
    }
    return expanded(call, Shape.of(extents));
  }

  private static Object expanded(Call call, Shape target) throws FormatException {
    return call.shape(0).equals(target)
        ? call.value(0, "self")
        : call.emitView("expand", new Expand(target));
  }

  private static Object shuffle(Call call) throws FormatException {
    int block = call.small(1, "upscale_factor", 1);
    Shape input = call.shape(0);
    if (block < 1 || !input.isMaps() || input.channels() % ((long) block * block) != 0) {
      throw call.refuse("blocks of " + block + " do not fit " + input);
    }
    return call.emit("pixel_shuffle", new DepthToSpace(block, false));
  }

  private static Shape shape(Call call) throws FormatException {
    return call.value(0, "self") instanceof Known known ? known.shape() : call.shape(0);
  }
}
