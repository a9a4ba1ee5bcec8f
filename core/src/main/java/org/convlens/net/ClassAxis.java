package org.convlens.net;

import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.net.op.Transpose;

/**
 * Along which axis of a layer the classes lie.
 *
 * @param axis from 0; −1 where all numbers are classes
 * @param reason why it is taken for that, as a clause such as {@code softmax runs over axis 1}
 */
record ClassAxis(int axis, String reason) {
  private static final int ALL = -1;

  /** Of a network whose output is N × channels × rows × columns. */
  private static final int CHANNELS = 1;

  private static final int MAP_RANK = 4;

  /**
   * @param scores the layer
   * @param over the axes of the softmax or of the largest number that is taken; empty where there
   *     is neither
   * @param what they are the axes of, such as {@code softmax}
   */
  static ClassAxis of(Node scores, List<Integer> over, String what, Labels labels) {
    Shape shape = scores.shape();
    int first = shape.hasBatch() ? 1 : 0;
    List<Integer> wide =
        IntStream.range(first, shape.rank()).filter(i -> shape.extent(i) > 1).boxed().toList();
    if (wide.size() <= 1 && shape.rank() <= CHANNELS + 1) {
      return new ClassAxis(ALL, "");
    }
    List<Integer> told = over.stream().map(shape::axis).filter(wide::contains).toList();
    if (told.size() == 1) {
      return new ClassAxis(told.get(0), what + " runs over axis " + told.get(0));
    }
    if (told.size() > 1 || wide.isEmpty()) {
      return new ClassAxis(ALL, "");
    }
    int names = labels.names().size();
    List<Integer> named = wide.stream().filter(i -> shape.extent(i) == names).toList();
    if (named.size() == 1) {
      return new ClassAxis(
          named.get(0), "axis " + named.get(0) + " is as long as the list of labels");
    }
    if (shape.rank() == MAP_RANK && shape.hasBatch()) {
      return map(scores);
    }
    if (wide.size() == 1) {
      return new ClassAxis(wide.get(0), "");
    }
    int shortest =
        wide.stream().reduce((a, b) -> shape.extent(a) < shape.extent(b) ? a : b).orElseThrow();
    return new ClassAxis(shortest, "axis " + shortest + " of " + shape + " is the shortest");
  }

  private static ClassAxis map(Node scores) {
    boolean channelsLast =
        scores.op() instanceof Transpose turned && turned.order().equals(List.of(0, 2, 3, 1));
    int axis = channelsLast ? MAP_RANK - 1 : CHANNELS;
    boolean cells = Places.along(scores.shape(), axis).count() > 1;
    return new ClassAxis(axis, cells ? "axis " + axis + " is that of the channels" : "");
  }

  /** Where the scores lie. */
  Places places(Shape shape) {
    return axis == ALL ? Places.one(Math.toIntExact(shape.elements())) : Places.along(shape, axis);
  }
}
