package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Slice;
import org.jspecify.annotations.Nullable;

/** Numbers of the file moved, joined, repeated or made. */
final class FoldedLayout {
  static final Map<String, Folding.Fold> TABLE = new HashMap<>();

  private static final int FLOATING = LiteTensor.FLOAT32;

  static {
    TABLE.put("CAST", FoldedLayout::cast);
    TABLE.put("SQUEEZE", FoldedLayout::squeeze);
    TABLE.put("EXPAND_DIMS", (node, in) -> expanded(in));
    TABLE.put("PACK", FoldedLayout::pack);
    TABLE.put("CONCATENATION", (node, in) -> joined(node, in, axis(node.integer(0, 0), in.get(0))));
    TABLE.put("SLICE", (node, in) -> cut(in.get(0), slice(node, in)));
    TABLE.put("STRIDED_SLICE", (node, in) -> cut(in.get(0), strided(node, in)));
    TABLE.put("GATHER", FoldedLayout::gather);
    TABLE.put("FILL", (node, in) -> in.get(1).broadcast(shape(in.get(0))));
    TABLE.put("BROADCAST_TO", (node, in) -> in.get(0).broadcast(shape(in.get(1))));
    TABLE.put("RANGE", FoldedLayout::range);
  }

  private FoldedLayout() {}

  private static Shape shape(Numbers extents) {
    return Shape.of(Arrays.stream(extents.longs()).mapToInt(Math::toIntExact).toArray());
  }

  private static int axis(int axis, Numbers of) {
    return of.shape().axis(axis);
  }

  /** The type made is the second setting; types that are neither floating nor whole are refused. */
  private static Numbers cast(LiteNode node, List<Numbers> in) throws FormatException {
    Numbers from = in.get(0);
    int type = node.way(1);
    boolean floating = type == FLOATING || type == 1 || type == 10;
    if (!floating && type != 2 && type != 4) {
      throw node.refuse("it makes numbers of type " + type);
    }
    double[] values =
        Arrays.stream(from.values()).map(v -> floating ? v : (double) (long) v).toArray();
    return new Numbers(from.shape(), !floating, values);
  }

  private static Numbers squeeze(LiteNode node, List<Numbers> in) throws FormatException {
    Numbers from = in.get(0);
    List<Integer> gone = new ArrayList<>();
    for (int axis : node.integers(0)) {
      gone.add(axis(axis, from));
    }
    IntStream.range(0, gone.isEmpty() ? from.shape().rank() : 0)
        .filter(axis -> from.shape().extent(axis) == 1)
        .forEach(gone::add);
    return from.reshaped(LayoutOperators.without(from.shape().toList(), gone));
  }

  private static Numbers expanded(List<Numbers> in) {
    List<Integer> extents = new ArrayList<>(in.get(0).shape().toList());
    int axis = (int) in.get(1).longs()[0];
    extents.add(axis < 0 ? axis + extents.size() + 1 : axis, 1);
    return in.get(0).reshaped(Shape.of(extents));
  }

  private static Numbers pack(LiteNode node, List<Numbers> in) throws FormatException {
    int rank = in.get(0).shape().rank() + 1;
    int asked = node.integer(1, 0);
    int axis = asked < 0 ? asked + rank : asked;
    List<Numbers> parts = new ArrayList<>();
    for (Numbers each : in) {
      List<Integer> extents = new ArrayList<>(each.shape().toList());
      extents.add(axis, 1);
      parts.add(each.reshaped(Shape.of(extents)));
    }
    return joined(node, parts, axis);
  }

  private static Numbers joined(LiteNode node, List<Numbers> in, int axis) throws FormatException {
    Shape first = in.get(0).shape();
    int sum = 0;
    for (Numbers each : in) {
      Shape shape = each.shape();
      if (shape.rank() != first.rank() || !shape.with(axis, 1).equals(first.with(axis, 1))) {
        throw node.refuse(first + " and " + shape + " cannot be joined");
      }
      sum = Math.addExact(sum, shape.extent(axis));
    }
    Shape target = first.with(axis, sum);
    double[] values = new double[Numbers.count(target)];
    int inner = in.get(0).stride(axis);
    int offset = 0;
    for (Numbers each : in) {
      int run = each.shape().extent(axis) * inner;
      for (int from = 0, to = offset; run > 0 && from < each.values().length; from += run) {
        System.arraycopy(each.values(), from, values, to, run);
        to += sum * inner;
      }
      offset += run;
    }
    return new Numbers(target, in.stream().allMatch(Numbers::whole), values);
  }

  private static Cuts slice(LiteNode node, List<Numbers> in) throws FormatException {
    return Cuts.of(node, in.get(0).shape(), in.get(1).longs(), in.get(2).longs());
  }

  private static Cuts strided(LiteNode node, List<Numbers> in) throws FormatException {
    Shape shape = in.get(0).shape();
    return Cuts.of(node, shape, in.get(1).longs(), in.get(2).longs(), in.get(3).longs());
  }

  private static Numbers cut(Numbers from, Cuts cuts) {
    Numbers here = from;
    for (Slice slice : cuts.slices()) {
      Numbers whole = here;
      Shape target = slice.shape(List.of(whole.shape()), List.of());
      int inner = whole.stride(slice.axis());
      int extent = whole.shape().extent(slice.axis());
      int taken = Math.max(1, target.extent(slice.axis()));
      here =
          whole.select(
              target,
              i -> {
                int along = slice.start() + i / inner % taken * slice.step();
                return (i / inner / taken * extent + along) * inner + i % inner;
              });
    }
    Shape cut = here.shape();
    int[] extents = new int[cuts.layout().size()];
    for (int i = 0; i < extents.length; i++) {
      @Nullable Integer axis = cuts.layout().get(i);
      extents[i] = axis == null ? 1 : cut.extent(axis);
    }
    return here.reshaped(Shape.of(extents));
  }

  private static Numbers gather(LiteNode node, List<Numbers> in) throws FormatException {
    Numbers from = in.get(0);
    Numbers places = in.get(1);
    int axis = axis(node.integer(0, 0), from);
    if (axis != 0 || node.integer(1, 0) != 0) {
      throw node.refuse("it picks of the file's numbers along axis " + axis);
    }
    int inner = from.stride(0);
    List<Integer> extents = new ArrayList<>(places.shape().toList());
    extents.addAll(from.shape().toList().subList(1, from.shape().rank()));
    long[] rows = places.longs();
    return from.select(Shape.of(extents), i -> (int) rows[i / inner] * inner + i % inner);
  }

  private static Numbers range(LiteNode node, List<Numbers> in) throws FormatException {
    double start = in.get(0).values()[0];
    double step = in.get(2).values()[0];
    double count = Math.ceil((in.get(1).values()[0] - start) / step);
    if (!(count >= 0 && count <= Numbers.LARGEST)) {
      throw node.refuse("it has " + count + " numbers");
    }
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * step;
    }
    return new Numbers(Shape.of(values.length), in.get(0).whole(), values);
  }
}
