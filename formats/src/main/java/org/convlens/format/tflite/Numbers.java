package org.convlens.format.tflite;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * A small tensor that is computed with while reading.
 *
 * @param whole whether the entries are integers
 */
record Numbers(Shape shape, boolean whole, double[] values) {
  /** The most entries that are computed while reading. */
  static final int LARGEST = 1 << 20;

  static Numbers of(Tensor tensor) {
    boolean whole = !tensor.type().isFloating();
    double[] values = new double[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole ? tensor.longAt(i) : tensor.at(i);
    }
    return new Numbers(tensor.shape(), whole, values);
  }

  static Numbers whole(int... values) {
    return new Numbers(
        Shape.of(values.length), true, Arrays.stream(values).asDoubleStream().toArray());
  }

  /** How many entries a shape has, refused if they are too many to compute while reading. */
  static int count(Shape shape) {
    if (shape.elements() > LARGEST) {
      throw new IllegalArgumentException("a constant of " + shape + " numbers is too large");
    }
    return (int) shape.elements();
  }

  Tensor tensor() {
    if (whole) {
      return Tensor.ofLongs(shape, longs());
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensor.of(shape, floats);
  }

  long[] longs() {
    return Arrays.stream(values).mapToLong(value -> (long) value).toArray();
  }

  /** Entries moved or repeated: entry i of the target is entry {@code from(i)}. */
  Numbers select(Shape target, IntUnaryOperator from) {
    double[] chosen = new double[count(target)];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[from.applyAsInt(i)];
    }
    return new Numbers(target, whole, chosen);
  }

  Numbers reshaped(Shape target) {
    if (target.elements() != values.length) {
      throw new IllegalArgumentException(shape + " does not reshape to " + target);
    }
    return new Numbers(target, whole, values);
  }

  /** Entries from one step along an axis to the next. */
  int stride(int axis) {
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner = Math.multiplyExact(inner, shape.extent(i));
    }
    return inner;
  }

  /** Extents of 1 repeated, and others put before. */
  Numbers broadcast(Shape target) {
    int added = target.rank() - shape.rank();
    if (added < 0) {
      throw new IllegalArgumentException(shape + " does not broadcast to " + target);
    }
    int[] strides = new int[target.rank()];
    for (int axis = added; axis < strides.length; axis++) {
      int extent = shape.extent(axis - added);
      if (extent != 1 && extent != target.extent(axis)) {
        throw new IllegalArgumentException(shape + " does not broadcast to " + target);
      }
      strides[axis] = extent == 1 ? 0 : stride(axis - added);
    }
    return select(
        target,
        i -> {
          int from = 0;
          int rest = i;
          for (int axis = strides.length - 1; axis >= 0; axis--) {
            from += rest % target.extent(axis) * strides[axis];
            rest /= target.extent(axis);
          }
          return from;
        });
  }
}
