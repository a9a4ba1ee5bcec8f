package org.convlens.format.tflite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.format.tflite.Value.Rows;
import org.convlens.net.op.Concat;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;

/** Numbers under other shapes, in other orders, beside each other. */
final class LayoutOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int LARGEST_BLOCK = 1024;

  static {
    TABLE.put("RESHAPE", LayoutOperators::reshape);
    TABLE.put("SQUEEZE", LayoutOperators::squeeze);
    TABLE.put("EXPAND_DIMS", LayoutOperators::expand);
    TABLE.put("TRANSPOSE", LayoutOperators::transpose);
    TABLE.put("CONCATENATION", LayoutOperators::concatenate);
    TABLE.put("PACK", LayoutOperators::pack);
    TABLE.put("BROADCAST_TO", LayoutOperators::broadcast);
    TABLE.put("TILE", LayoutOperators::tile);
    TABLE.put("DEPTH_TO_SPACE", LayoutOperators::toSpace);
    TABLE.put("SPACE_TO_DEPTH", LayoutOperators::toDepth);
  }

  private LayoutOperators() {}

  /** The shape that a reshaping asks for, in a tensor or in its settings. */
  static long[] asked(Call call) throws FormatException {
    return call.node().hasInput(1)
        ? call.integers(1, "shape")
        : Arrays.stream(call.node().integers(0)).asLongStream().toArray();
  }

  /**
   * The extents asked for, −1 resolved.
   *
   * @param count how many numbers there are
   */
  static int[] resolved(LiteNode node, long[] asked, long count) throws FormatException {
    long known = 1;
    int open = -1;
    for (int i = 0; i < asked.length; i++) {
      if (asked[i] < -1 || asked[i] > Integer.MAX_VALUE || (asked[i] == -1 && open >= 0)) {
        throw node.refuse("its shape is " + Arrays.toString(asked));
      }
      if (asked[i] == -1) {
        open = i;
      } else {
        known = Math.multiplyExact(known, asked[i]);
      }
    }
    int[] extents = Arrays.stream(asked).mapToInt(each -> (int) each).toArray();
    if (open >= 0) {
      extents[open] = Math.toIntExact(known == 0 ? 0 : count / known);
    }
    if (Arrays.stream(extents).asLongStream().reduce(1, Math::multiplyExact) != count) {
      throw node.refuse(count + " numbers do not have the shape " + Arrays.toString(asked));
    }
    return extents;
  }

  private static void reshape(Call call) throws FormatException {
    if (call.value(0) instanceof Rows rows) {
      call.define(0, placed(call, rows));
      return;
    }
    Layer input = call.layer(0);
    int pictures = input.own().hasBatch() ? call.to().pictures() : 1;
    int[] extents = resolved(call.node(), asked(call), input.own().elements() * pictures);
    if (Rows.fit(input, pictures, extents)) {
      call.define(0, new Rows(input, pictures));
      return;
    }
    if (input.own().hasBatch()) {
      if (extents.length == 0 || extents[0] != pictures) {
        throw call.refuse(
            "its shape " + Arrays.toString(extents) + " has no place for the pictures of a batch");
      }
      extents[0] = Shape.BATCH;
    }
    call.reshaped(input, Shape.of(extents));
  }

  /** Rows as the places that they were. */
  private static Layer placed(Call call, Rows rows) throws FormatException {
    int[] was = rows.places().shape().toArray();
    was[0] = rows.pictures();
    long count = rows.places().own().elements() * rows.pictures();
    int[] extents = resolved(call.node(), asked(call), count);
    if (!Arrays.equals(was, extents)) {
      throw call.refuse(
          "it makes "
              + Arrays.toString(extents)
              + " of rows that were "
              + Arrays.toString(was)
              + ", and a picture's numbers may come to another");
    }
    return rows.places();
  }

  private static void squeeze(Call call) throws FormatException {
    Layer input = call.layer(0);
    List<Integer> extents = new ArrayList<>(input.shape().toList());
    List<Integer> gone = new ArrayList<>();
    for (int axis : call.node().integers(0)) {
      gone.add(call.axis(axis, input.rank()));
    }
    if (gone.isEmpty()) {
      IntStream.range(1, input.rank()).filter(a -> extents.get(a) == 1).forEach(gone::add);
    }
    for (int axis : gone) {
      if (axis == 0 || extents.get(axis) != 1) {
        throw call.refuse("it drops axis " + axis + " of " + input.shape());
      }
    }
    call.reshaped(input, without(extents, gone));
  }

  static Shape without(List<Integer> extents, List<Integer> gone) {
    return Shape.of(
        IntStream.range(0, extents.size())
            .filter(axis -> !gone.contains(axis))
            .map(extents::get)
            .toArray());
  }

  private static void expand(Call call) throws FormatException {
    Layer input = call.layer(0);
    List<Integer> extents = new ArrayList<>(input.shape().toList());
    int axis = call.axis(call.integer(1, "axis"), input.rank() + 1);
    if (axis == 0) {
      throw call.refuse("it adds an axis before the pictures");
    }
    extents.add(axis, 1);
    call.reshaped(input, Shape.of(extents));
  }

  private static void transpose(Call call) throws FormatException {
    Layer input = call.layer(0);
    long[] asked = call.integers(1, "order");
    List<Integer> order = new ArrayList<>();
    for (long axis : asked) {
      order.add(call.axis(Math.toIntExact(axis), input.rank()));
    }
    boolean whole =
        order.size() == input.rank() && order.stream().distinct().count() == order.size();
    if (!whole || order.get(0) != 0) {
      throw call.refuse("an order of axes " + order + " for " + input.shape());
    }
    List<Integer> own = order.stream().map(input::axis).toList();
    List<Integer> straight = IntStream.range(0, own.size()).boxed().toList();
    if (own.equals(straight)) {
      call.define(0, new Layer(input.id(), input.own(), false));
      return;
    }
    if (own.size() != 4) {
      call.result(new Transpose(own), List.of(input), false);
      return;
    }
    List<Integer> maps = Call.TO_MAPS.stream().map(own::get).toList();
    if (maps.equals(straight)) {
      call.define(0, Call.last(input));
    } else {
      call.result(new Transpose(maps), List.of(input), true);
    }
  }

  private static void concatenate(Call call) throws FormatException {
    for (int i = 0; i < call.node().inputs().size(); i++) {
      if (call.isKnown(i)) {
        throw call.refuse("it joins numbers of the file with what is computed");
      }
    }
    List<Layer> inputs = ArithmeticOperators.aligned(call);
    Layer first = inputs.get(0);
    int axis = call.axis(call.node().integer(0, 0), first.rank());
    if (axis == 0) {
      throw call.refuse("it joins pictures of a batch");
    }
    int activation = call.node().way(1);
    call.result(new Concat(first.axis(axis)), inputs, first.channelsLast(), activation);
  }

  /** Tensors beside each other along a new axis. */
  private static void pack(Call call) throws FormatException {
    List<Layer> parts = new ArrayList<>();
    int rank = call.layer(0).rank() + 1;
    int axis = call.axis(call.node().integer(1, 0), rank);
    if (axis == 0) {
      throw call.refuse("it adds an axis before the pictures");
    }
    boolean maps = rank == 4 && axis == 3;
    for (int i = 0; i < call.node().inputs().size(); i++) {
      Layer ordered = call.inOrder(call.layer(i));
      List<Integer> extents = new ArrayList<>(call.layer(i).shape().toList());
      extents.add(maps ? 1 : axis, 1);
      parts.add(call.part("part", new Reshape(Shape.of(extents)), List.of(ordered)));
    }
    call.result(new Concat(maps ? 1 : axis), parts, maps);
  }

  /** The layer's extents for those that a file asks for. */
  private static Shape laidOut(Layer input, int[] extents) {
    int[] own = new int[extents.length];
    for (int axis = 0; axis < extents.length; axis++) {
      own[input.axis(axis)] = extents[axis];
    }
    return Shape.of(own);
  }

  private static void broadcast(Call call) throws FormatException {
    Layer input = call.layer(0);
    long[] asked = call.integers(1, "shape");
    if (asked.length != input.rank() || asked[0] != call.to().pictures()) {
      throw call.refuse("it repeats " + input.shape() + " as " + Arrays.toString(asked));
    }
    int[] extents = Arrays.stream(asked).mapToInt(Math::toIntExact).toArray();
    extents[0] = Shape.BATCH;
    call.result(new Expand(laidOut(input, extents)), input);
  }

  private static void tile(Call call) throws FormatException {
    Layer input = call.layer(0);
    long[] times = call.integers(1, "repetitions");
    int[] extents = input.shape().toArray();
    boolean first = times.length == extents.length && times[0] == 1;
    for (int axis = 1; first && axis < extents.length; axis++) {
      boolean fits = times[axis] == 1 || extents[axis] == 1;
      if (!fits || times[axis] < 1) {
        throw call.refuse("it repeats " + input.shape() + " " + Arrays.toString(times) + " times");
      }
      extents[axis] = Math.toIntExact(Math.multiplyExact(extents[axis], times[axis]));
    }
    if (!first) {
      throw call.refuse("it repeats the pictures of a batch");
    }
    call.result(new Expand(laidOut(input, extents)), input);
  }

  private static int block(Call call) throws FormatException {
    int block = call.node().integer(0, 0);
    if (block < 1 || block > LARGEST_BLOCK) {
      throw call.refuse("its block is " + block);
    }
    return block;
  }

  private static void toSpace(Call call) throws FormatException {
    int block = block(call);
    Layer maps = call.maps(0);
    if (maps.own().channels() % (block * block) != 0) {
      throw call.refuse(maps.shape() + " has no blocks of " + block);
    }
    call.result(new DepthToSpace(block, true), maps);
  }

  private static void toDepth(Call call) throws FormatException {
    int block = block(call);
    Layer maps = call.maps(0);
    if (maps.own().height() % block != 0 || maps.own().width() % block != 0) {
      throw call.refuse(maps.shape() + " has no blocks of " + block);
    }
    call.result(new SpaceToDepth(block), maps);
  }
}
