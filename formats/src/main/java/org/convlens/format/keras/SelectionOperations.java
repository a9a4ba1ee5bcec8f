package org.convlens.format.keras;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Transpose;
import tools.jackson.databind.JsonNode;

/** Operations that pick parts of tensors, and that add, drop and reorder axes. */
final class SelectionOperations {
  private SelectionOperations() {}

  /** {@code x[...]}: slices, places, new axes and an ellipsis, one entry an axis. */
  static Value item(LayerCall call) throws FormatException {
    Value value = call.input();
    JsonNode written = call.written();
    JsonNode key =
        written.isObject() ? written.path("args").path(1) : call.given("slice_spec", "begin");
    List<JsonNode> keys = new ArrayList<>();
    if (key.isArray()) {
      key.forEach(keys::add);
    } else {
      keys.add(key);
    }
    if (value.rank() < 2 || !written.isContainer() || key.isMissingNode()) {
      throw call.unsupported("what it picks of " + value.shape());
    }
    int taken = (int) keys.stream().filter(k -> !k.isNull() && !isEllipsis(k)).count();
    Value here = value;
    List<Integer> layout = new ArrayList<>();
    List<Integer> added = new ArrayList<>();
    int axis = 0;
    for (JsonNode each : keys) {
      if (each.isNull()) {
        added.add(layout.size());
        layout.add(null);
      } else if (isEllipsis(each)) {
        for (int skipped = value.rank() - taken; skipped > 0; skipped--) {
          layout.add(axis++);
        }
      } else {
        here = picked(call, here, axis, each);
        if (!each.isInt()) {
          layout.add(axis);
        }
        axis++;
      }
    }
    while (axis < value.rank()) {
      layout.add(axis++);
    }
    boolean whole = added.isEmpty() && layout.size() == value.rank();
    return whole ? call.result(new Identity(), here) : arranged(call, here, layout);
  }

  private static boolean isEllipsis(JsonNode key) {
    return key.path("class_name").asString("").equals("__ellipsis__");
  }

  private static Value picked(LayerCall call, Value value, int axis, JsonNode key)
      throws FormatException {
    JsonNode slice = key.path("config").isObject() ? key.path("config") : key;
    boolean known = key.isInt() || (slice.has("start") && slice.has("stop"));
    if (!known || axis >= value.rank()) {
      throw call.unsupported("it picks by " + KerasLayer.abbreviated(key.toString()));
    }
    int extent = value.extent(axis);
    if (key.isInt()) {
      int at = key.asInt() < 0 ? key.asInt() + extent : key.asInt();
      if (axis == 0 || at < 0 || at >= extent) {
        throw call.unsupported("it picks place " + key.asInt() + " of axis " + axis);
      }
      Slice one = new Slice(value.axis(axis), at, at + 1, 1);
      return call.node("axis" + axis, one, value, value.channelsLast());
    }
    for (String part : List.of("start", "stop", "step")) {
      if (!slice.path(part).isNull() && !slice.path(part).isInt()) {
        throw call.unsupported("it picks by " + KerasLayer.abbreviated(key.toString()));
      }
    }
    int step = slice.path("step").isInt() ? slice.path("step").asInt() : 1;
    boolean back = step < 0;
    int start = end(slice.path("start"), back ? extent - 1 : 0, extent, back);
    int stop = end(slice.path("stop"), back ? -1 : extent, extent, back);
    if (axis == 0) {
      if (slice.path("start").asInt(0) != 0 || !slice.path("stop").isNull() || step != 1) {
        throw call.unsupported("it picks among the pictures of a batch");
      }
      return value;
    }
    if (step == 0 || (start == 0 && stop == extent && step == 1)) {
      return value;
    }
    Slice op = new Slice(value.axis(axis), start, stop, step);
    return call.node("axis" + axis, op, value, value.channelsLast());
  }

  /** Where a slice begins or ends, counted from the end where negative. */
  private static int end(JsonNode given, int otherwise, int extent, boolean back) {
    if (given.isNull()) {
      return otherwise;
    }
    long at = given.asInt() < 0 ? (long) given.asInt() + extent : given.asInt();
    return (int) Math.max(back ? -1 : 0, Math.min(back ? extent - 1 : extent, at));
  }

  /**
   * The last step: a tensor without the axes of extent 1 that are dropped, and with others.
   *
   * @param layout the axes of Keras that stay, in its order; null is a new axis
   */
  private static Value arranged(LayerCall call, Value value, List<Integer> layout)
      throws FormatException {
    List<Integer> places = new ArrayList<>();
    List<Integer> extents = new ArrayList<>();
    for (Integer axis : layout) {
      extents.add(axis == null ? 1 : value.extent(axis));
      if (axis != null && value.extent(axis) != 1) {
        places.add(value.axis(axis));
      }
    }
    boolean maps = layout.size() == 4 && !call.nodes().channelsFirst();
    boolean ordered = places.stream().sorted().toList().equals(places);
    Value here = ordered ? value : call.inOrder(value);
    if (maps) {
      List<Integer> inNode = new ArrayList<>(extents);
      inNode.add(1, inNode.remove(3));
      boolean same = inNode.get(1) == 1 || (inNode.get(2) == 1 && inNode.get(3) == 1);
      if (same) {
        return call.result(new Reshape(Shape.of(inNode)), here, true);
      }
    }
    return call.result(new Reshape(Shape.of(extents)), here, false);
  }

  static Value expanded(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> layout = axes(value);
    for (int axis : call.integers("axis")) {
      int at = axis < 0 ? axis + layout.size() + 1 : axis;
      if (at < 1 || at > layout.size()) {
        throw call.unsupported("a new axis at place " + axis);
      }
      layout.add(at, null);
    }
    return arranged(call, value, layout);
  }

  static Value squeezed(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> given = call.integers("axis");
    List<Integer> layout = axes(value);
    List<Integer> gone = new ArrayList<>();
    for (int axis : given) {
      gone.add(value.shape().axis(axis));
    }
    for (int axis = 1; axis < value.rank() && given.isEmpty(); axis++) {
      if (value.extent(axis) == 1) {
        gone.add(axis);
      }
    }
    for (int axis : gone) {
      if (axis == 0 || value.extent(axis) != 1) {
        throw call.unsupported("it drops axis " + axis + " of extent " + value.extent(axis));
      }
    }
    layout.removeAll(gone);
    return arranged(call, value, layout);
  }

  private static List<Integer> axes(Value value) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < value.rank(); axis++) {
      axes.add(axis);
    }
    return axes;
  }

  static Value transposed(LayerCall call) throws FormatException {
    Value value = call.input();
    List<Integer> order = new ArrayList<>();
    for (int axis : call.integers("axes", "perm")) {
      order.add(value.shape().axis(axis));
    }
    if (order.isEmpty()) {
      order.addAll(axes(value));
      Collections.reverse(order);
    }
    if (order.size() != value.rank() || order.get(0) != 0) {
      throw call.unsupported("an order of axes " + order + " for " + value.shape());
    }
    return call.result(new Transpose(order), call.inOrder(value), false);
  }

  /** Tensors beside each other along a new axis. */
  static Value stacked(LayerCall call) throws FormatException {
    List<Value> inputs = call.inputs();
    if (inputs.isEmpty()) {
      throw call.unsupported("it stacks nothing");
    }
    int rank = inputs.get(0).rank() + 1;
    List<Integer> axes = call.integers("axis");
    int axis = axes.isEmpty() ? 0 : axes.get(0);
    int at = axis < 0 ? axis + rank : axis;
    if (at < 1 || at >= rank) {
      throw call.unsupported("it stacks along axis " + axis);
    }
    boolean maps = rank == 4 && at == 3 && !call.nodes().channelsFirst();
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Value ordered = call.inOrder(inputs.get(i));
      List<Integer> extents = new ArrayList<>(ordered.shape().toList());
      extents.add(maps ? 1 : at, 1);
      parts.add(call.node("part" + i, new Reshape(Shape.of(extents)), ordered, maps));
    }
    return call.nodes().add(call.name(), new Concat(maps ? 1 : at), parts, maps);
  }
}
