package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Gather;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Slice;

/** Parts of tensors, and tensors put together. */
final class SelectionOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "Concat", SelectionOperators::concat,
          "Split", SelectionOperators::split,
          "Slice", SelectionOperators::slice,
          "Gather", SelectionOperators::gather,
          "GatherND", GatherPlaces::gather,
          "Pad", SelectionOperators::pad,
          "Tile", SelectionOperators::tile);

  private SelectionOperators() {}

  private static void concat(OnnxNode node, Translation to) {
    List<LayerId> inputs = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      inputs.add(to.layer(node, i));
    }
    if (inputs.isEmpty()) {
      throw node.refuse("it has no input");
    }
    int axis = to.shape(inputs.get(0)).axis(node.integer("axis", 1));
    to.requireWithinPictures(node, inputs.get(0), axis);
    to.emit(node, new Concat(axis), inputs);
  }

  private static void split(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int axis = to.shape(input).axis(node.integer("axis", 0));
    long[] sizes = node.hasInput(1) ? to.integers(node, 1, "sizes") : node.integers("split");
    to.requireWithinPictures(node, input, axis);
    List<Span> spans = spans(node, to.shape(input).extent(axis), sizes);
    for (int i = 0; i < spans.size(); i++) {
      Slice op = new Slice(axis, spans.get(i).start(), spans.get(i).end(), 1);
      if (!node.outputs().get(i).isEmpty()) {
        to.emitOutput(node.outputs().get(i), op, List.of(input));
      }
    }
  }

  /** Entries from start until before end. */
  record Span(int start, int end) {}

  /** Without sizes, equal parts; the last may be smaller. */
  static List<Span> spans(OnnxNode node, int extent, long[] sizes) {
    int parts = node.outputs().size();
    if (extent < 0 || (sizes.length > 0 && sizes.length != parts) || parts == 0) {
      throw node.refuse(extent + " entries do not split into " + parts + " parts");
    }
    List<Span> spans = new ArrayList<>();
    long equal = (extent + (long) parts - 1) / parts;
    long start = 0;
    for (int i = 0; i < parts; i++) {
      long size = sizes.length > 0 ? sizes[i] : Math.min(equal, extent - start);
      if (size < 0 || start + size > extent) {
        throw node.refuse(extent + " entries do not split into " + parts + " such parts");
      }
      spans.add(new Span((int) start, (int) (start + size)));
      start += size;
    }
    return spans;
  }

  private static void slice(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    List<Slice> slices = slices(node, to, to.shape(input));
    if (slices.isEmpty()) {
      to.emit(node, new Identity(), List.of(input));
      return;
    }
    for (int i = 0; i < slices.size() - 1; i++) {
      input = to.emitPart(node, "axis" + slices.get(i).axis(), slices.get(i), List.of(input));
    }
    to.emit(node, slices.get(slices.size() - 1), List.of(input));
  }

  /** One slice for each axis that is cut. */
  static List<Slice> slices(OnnxNode node, Translation to, Shape shape) {
    boolean attributes = node.opset() < 10;
    Numbers starts =
        attributes ? Numbers.vector(node.integers("starts")) : to.numbers(node, 1, "starts");
    Numbers ends = attributes ? Numbers.vector(node.integers("ends")) : to.numbers(node, 2, "ends");
    long[] axes = attributes ? node.integers("axes") : optional(node, to, 3, "axes");
    long[] steps = attributes ? new long[0] : optional(node, to, 4, "steps");
    if (starts.size() != ends.size()
        || (axes.length != 0 && axes.length != starts.size())
        || (steps.length != 0 && steps.length != starts.size())) {
      throw node.refuse("its starts, ends, axes and steps differ in number");
    }
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int axis = shape.axis(axes.length == 0 ? i : Math.toIntExact(axes[i]));
      int step = steps.length == 0 ? 1 : (int) Math.max(-(1 << 30), Math.min(1 << 30, steps[i]));
      boolean wholeBatch =
          shape.extent(axis) == Shape.BATCH
              && step == 1
              && starts.fixed()[i] == 0
              && (ends.perPicture()[i] == 1 || ends.fixed()[i] >= to.declaredBatch());
      if (wholeBatch) {
        continue;
      }
      if (shape.extent(axis) == Shape.BATCH
          || starts.perPicture()[i] != 0
          || ends.perPicture()[i] != 0
          || step == 0) {
        throw node.refuse("it cuts the pictures of a batch");
      }
      slices.add(bounded(axis, shape.extent(axis), starts.fixed()[i], ends.fixed()[i], step));
    }
    return slices;
  }

  private static long[] optional(OnnxNode node, Translation to, int index, String what) {
    return node.hasInput(index) ? to.integers(node, index, what) : new long[0];
  }

  private static Slice bounded(int axis, int extent, double start, double end, int step) {
    double from = start < 0 ? start + extent : start;
    double until = end < 0 ? end + extent : end;
    return step > 0
        ? new Slice(axis, (int) clamp(from, 0, extent), (int) clamp(until, 0, extent), step)
        : new Slice(
            axis, (int) clamp(from, 0, extent - 1), (int) clamp(until, -1, extent - 1), step);
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private static void gather(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    Shape shape = to.shape(input);
    int axis = shape.axis(node.integer("axis", 0));
    Tensor indices = to.known(node, 1, "indices");
    int extent = shape.extent(axis);
    if (extent == Shape.BATCH) {
      throw node.refuse("it picks among the pictures of a batch");
    }
    long[] chosen = new long[Numbers.count(indices.shape())];
    for (int i = 0; i < chosen.length; i++) {
      long index = indices.longAt(i);
      chosen[i] = index < 0 ? index + extent : index;
      if (chosen[i] < 0 || chosen[i] >= extent) {
        throw node.refuse("index " + index + " of " + extent);
      }
    }
    to.emit(node, new Gather(axis), List.of(input), Tensor.ofLongs(indices.shape(), chosen));
  }

  private static void pad(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    int rank = to.shape(input).rank();
    boolean attributes = node.opset() < 11;
    String attribute = node.has("pads") ? "pads" : "paddings";
    long[] amounts = attributes ? node.integers(attribute) : to.integers(node, 1, "pads");
    long[] axes = attributes ? new long[0] : optional(node, to, 3, "axes");
    int count = axes.length == 0 ? rank : axes.length;
    if (amounts.length != 2 * count) {
      throw node.refuse(amounts.length + " amounts for " + count + " axes");
    }
    List<Integer> before = new ArrayList<>(Collections.nCopies(rank, 0));
    List<Integer> after = new ArrayList<>(Collections.nCopies(rank, 0));
    for (int i = 0; i < count; i++) {
      int axis = axes.length == 0 ? i : to.shape(input).axis(Math.toIntExact(axes[i]));
      before.set(axis, amount(amounts[i]));
      after.set(axis, amount(amounts[i + count]));
    }
    if (to.shape(input).hasBatch() && (before.get(0) != 0 || after.get(0) != 0)) {
      throw node.refuse("it adds to the pictures of a batch");
    }
    boolean valued = !attributes && node.hasInput(2);
    float value = valued ? to.known(node, 2, "value").at(0) : node.number("value", 0);
    to.emit(node, new Pad(before, after, mode(node), value), List.of(input));
  }

  private static int amount(long amount) {
    return (int) Math.max(-(1 << 28), Math.min(1 << 28, amount));
  }

  private static Pad.Mode mode(OnnxNode node) {
    String mode = node.text("mode", "constant").toUpperCase(Locale.ROOT);
    return switch (mode) {
      case "CONSTANT" -> Pad.Mode.CONSTANT;
      case "REFLECT" -> Pad.Mode.REFLECT;
      case "EDGE" -> Pad.Mode.EDGE;
      case "WRAP" -> Pad.Mode.WRAP;
      default -> throw node.refuse("mode '" + mode + "' is unknown");
    };
  }

  private static void tile(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    long[] repeats = to.integers(node, 1, "repeats");
    for (int axis = 0; axis < repeats.length; axis++) {
      if (repeats[axis] < 1 || repeats[axis] > 1024) {
        throw node.refuse(repeats[axis] + " repeats");
      }
      if (repeats[axis] > 1) {
        to.requireWithinPictures(node, input, axis);
        List<LayerId> copies = Collections.nCopies((int) repeats[axis], input);
        input = to.emitPart(node, "axis" + axis, new Concat(axis), copies);
      }
    }
    to.emit(node, new Identity(), List.of(input));
  }
}
