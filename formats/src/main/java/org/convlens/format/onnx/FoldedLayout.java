package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Slice;
import org.jspecify.annotations.Nullable;

/** Numbers moved, joined, repeated or made. */
final class FoldedLayout {
  static final Map<String, Folding.Fold> TABLE = new HashMap<>();

  static {
    TABLE.put("Identity", (node, in) -> first(in));
    TABLE.put("Cast", (node, in) -> cast(first(in), LayoutOperators.elementType(node)));
    TABLE.put("Squeeze", FoldedLayout::squeeze);
    TABLE.put("Unsqueeze", FoldedLayout::unsqueeze);
    TABLE.put("Reshape", FoldedLayout::reshape);
    TABLE.put("Flatten", FoldedLayout::flatten);
    TABLE.put("Gather", FoldedLayout::gather);
    TABLE.put("Concat", FoldedLayout::concat);
    TABLE.put("Slice", FoldedLayout::slice);
    TABLE.put("Transpose", FoldedLayout::transpose);
    TABLE.put("Expand", FoldedLayout::expand);
    TABLE.put("ConstantOfShape", FoldedLayout::filled);
    TABLE.put("Range", FoldedLayout::range);
  }

  private FoldedLayout() {}

  static Numbers first(List<@Nullable Numbers> inputs) {
    return input(inputs, 0);
  }

  static Numbers input(List<@Nullable Numbers> inputs, int index) {
    if (index >= inputs.size()) {
      throw new IllegalArgumentException("an input is missing");
    }
    return Objects.requireNonNull(inputs.get(index));
  }

  static long[] integers(OnnxNode node, List<@Nullable Numbers> in, int index, String attribute) {
    boolean given = index < in.size() && in.get(index) != null;
    return given
        ? Arrays.stream(input(in, index).fixed()).mapToLong(v -> (long) v).toArray()
        : node.integers(attribute);
  }

  private static @Nullable Numbers cast(Numbers from, ElementType type) {
    if (type.isFloating()) {
      return new Numbers(from.shape(), false, from.fixed(), from.perPicture());
    }
    double[] fixed = new double[from.size()];
    for (int i = 0; i < fixed.length; i++) {
      double value = from.fixed()[i];
      fixed[i] = type == ElementType.BOOL ? (value != 0 ? 1 : 0) : (double) (long) value;
    }
    boolean exact = from.isKnown() || (from.whole() && type != ElementType.BOOL);
    return exact || Arrays.equals(fixed, from.fixed())
        ? new Numbers(from.shape(), true, fixed, from.perPicture())
        : null;
  }

  private static Numbers squeeze(OnnxNode node, List<@Nullable Numbers> in) {
    long[] axes = integers(node, in, 1, "axes");
    return first(in).reshaped(LayoutOperators.squeezed(first(in).shape(), axes));
  }

  private static Numbers unsqueeze(OnnxNode node, List<@Nullable Numbers> in) {
    long[] axes = integers(node, in, 1, "axes");
    return first(in).reshaped(LayoutOperators.unsqueezed(first(in).shape(), axes));
  }

  private static Numbers reshape(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers asked = in.size() > 1 ? input(in, 1) : Numbers.vector(node.integers("shape"));
    boolean zeroIsZero = node.integer("allowzero", 0) != 0;
    Shape shape = first(in).shape();
    return first(in).reshaped(Targets.reshape(node, shape, asked, zeroIsZero, 1));
  }

  private static Numbers flatten(OnnxNode node, List<@Nullable Numbers> in) {
    int[] extents = first(in).shape().toArray();
    int axis = node.integer("axis", 1);
    int at = axis < 0 ? axis + extents.length : axis;
    int outer = Arrays.stream(extents).limit(Math.max(0, at)).reduce(1, Math::multiplyExact);
    return first(in).reshaped(Shape.of(outer, outer == 0 ? 0 : first(in).size() / outer));
  }

  private static Numbers gather(OnnxNode node, List<@Nullable Numbers> in) {
    Numbers data = first(in);
    Numbers indices = input(in, 1);
    int axis = data.shape().axis(node.integer("axis", 0));
    int extent = data.shape().extent(axis);
    int inner = stride(data.shape(), axis);
    List<Integer> extents = new ArrayList<>(data.shape().toList());
    extents.remove(axis);
    extents.addAll(axis, indices.shape().toList());
    int count = indices.size();
    return data.select(
        Shape.of(extents),
        i -> {
          int index = (int) indices.fixed()[i / inner % count];
          int at = index < 0 ? index + extent : index;
          if (at < 0 || at >= extent) {
            throw node.refuse("index " + index + " of " + extent);
          }
          return (i / inner / count * extent + at) * inner + i % inner;
        });
  }

  /** Entries from one step along an axis to the next. */
  static int stride(Shape shape, int axis) {
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner = Math.multiplyExact(inner, shape.extent(i));
    }
    return inner;
  }

  private static Numbers concat(OnnxNode node, List<@Nullable Numbers> in) {
    Shape shape = first(in).shape();
    int axis = shape.axis(node.integer("axis", 1));
    int sum = 0;
    for (int i = 0; i < in.size(); i++) {
      Shape other = input(in, i).shape();
      if (other.rank() != shape.rank() || !other.with(axis, 1).equals(shape.with(axis, 1))) {
        throw node.refuse(shape + " and " + other + " cannot be joined");
      }
      sum = Math.addExact(sum, other.extent(axis));
    }
    Shape target = shape.with(axis, sum);
    double[] fixed = new double[Numbers.count(target)];
    double[] perPicture = new double[fixed.length];
    int row = sum * stride(shape, axis);
    int offset = 0;
    for (int i = 0; i < in.size(); i++) {
      Numbers part = input(in, i);
      int run = part.shape().extent(axis) * stride(shape, axis);
      for (int from = 0, to = offset; from < part.size(); from += run, to += row) {
        System.arraycopy(part.fixed(), from, fixed, to, run);
        System.arraycopy(part.perPicture(), from, perPicture, to, run);
      }
      offset += run;
    }
    return new Numbers(target, first(in).whole(), fixed, perPicture);
  }

  private static Numbers slice(OnnxNode node, List<@Nullable Numbers> in) {
    Translation inputs = new Translation(1);
    for (int i = 1; i < in.size(); i++) {
      if (in.get(i) != null) {
        inputs.define(node.inputs().get(i), input(in, i).toValue());
      }
    }
    Numbers result = first(in);
    for (Slice slice : SelectionOperators.slices(node, inputs, result.shape())) {
      result = cut(result, slice);
    }
    return result;
  }

  static Numbers cut(Numbers from, Slice slice) {
    Shape target = slice.shape(List.of(from.shape()), List.of());
    int inner = stride(from.shape(), slice.axis());
    int extent = from.shape().extent(slice.axis());
    int taken = target.extent(slice.axis());
    IntUnaryOperator place =
        i -> {
          int along = slice.start() + i / inner % taken * slice.step();
          return (i / inner / taken * extent + along) * inner + i % inner;
        };
    return from.select(target, place);
  }

  static void split(OnnxNode node, List<@Nullable Numbers> in, Translation to) {
    Numbers data = first(in);
    int axis = data.shape().axis(node.integer("axis", 0));
    long[] sizes = integers(node, in, 1, "split");
    List<SelectionOperators.Span> spans =
        SelectionOperators.spans(node, data.shape().extent(axis), sizes);
    for (int i = 0; i < spans.size(); i++) {
      Slice slice = new Slice(axis, spans.get(i).start(), spans.get(i).end(), 1);
      to.define(node.outputs().get(i), cut(data, slice).toValue());
    }
  }

  private static Numbers transpose(OnnxNode node, List<@Nullable Numbers> in) {
    Shape shape = first(in).shape();
    List<Integer> order = LayoutOperators.order(node, shape.rank());
    int[] extents = order.stream().mapToInt(shape::extent).toArray();
    int[] strides = order.stream().mapToInt(axis -> stride(shape, axis)).toArray();
    return first(in)
        .select(
            Shape.of(extents),
            i -> {
              int from = 0;
              int rest = i;
              for (int axis = extents.length - 1; axis >= 0; axis--) {
                from += rest % extents[axis] * strides[axis];
                rest /= extents[axis];
              }
              return from;
            });
  }

  private static @Nullable Numbers expand(OnnxNode node, List<@Nullable Numbers> in) {
    if (!input(in, 1).isKnown()) {
      return null;
    }
    Shape asked = Targets.exact(node, input(in, 1));
    Shape target = new Expand(asked).shape(List.of(first(in).shape()), List.of());
    return FoldedArithmetic.broadcast(first(in), target);
  }

  private static @Nullable Numbers filled(OnnxNode node, List<@Nullable Numbers> in) {
    if (!first(in).isKnown()) {
      return null;
    }
    Shape target = Targets.exact(node, first(in));
    Numbers value = ConstantValue.single(node, "value", Numbers.of(Shape.of(), false, 0));
    return value.select(target, i -> 0);
  }

  private static @Nullable Numbers range(OnnxNode node, List<@Nullable Numbers> in) {
    for (int i = 0; i < 3; i++) {
      if (input(in, i).size() != 1 || !input(in, i).isKnown()) {
        return null;
      }
    }
    double start = first(in).fixed()[0];
    double step = input(in, 2).fixed()[0];
    double count = Math.ceil((input(in, 1).fixed()[0] - start) / step);
    if (!(count <= Numbers.LARGEST)) {
      throw node.refuse("it has " + count + " numbers");
    }
    double[] fixed = new double[(int) Math.max(0, count)];
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = start + i * step;
    }
    return Numbers.of(Shape.of(fixed.length), first(in).whole(), fixed);
  }
}
