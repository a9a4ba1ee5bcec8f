package org.convlens.format.onnx;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A small tensor whose entries are known up to the number of pictures N: entry i is {@code fixed[i]
 * + perPicture[i] · N}. This is what arithmetic with shapes is done on.
 *
 * @param whole whether the entries are integers (or truth values)
 */
record Numbers(Shape shape, boolean whole, double[] fixed, double[] perPicture) {
  /** The most entries that are computed while reading; larger tensors stay layers. */
  static final int LARGEST = 1 << 23;

  static Numbers of(Shape shape, boolean whole, double... fixed) {
    return new Numbers(shape, whole, fixed, new double[fixed.length]);
  }

  static Numbers vector(long... values) {
    return of(Shape.of(values.length), true, Arrays.stream(values).asDoubleStream().toArray());
  }

  /** The extents of a shape as a vector, the batch as N. */
  static Numbers extents(Shape shape) {
    double[] fixed = new double[shape.rank()];
    double[] perPicture = new double[shape.rank()];
    for (int axis = 0; axis < fixed.length; axis++) {
      boolean batch = shape.extent(axis) == Shape.BATCH;
      fixed[axis] = batch ? 0 : shape.extent(axis);
      perPicture[axis] = batch ? 1 : 0;
    }
    return new Numbers(Shape.of(fixed.length), true, fixed, perPicture);
  }

  /** Null if the tensor is too large. */
  static @Nullable Numbers of(Tensor tensor) {
    if (tensor.shape().elements() > LARGEST) {
      return null;
    }
    boolean whole = !tensor.type().isFloating();
    double[] fixed = new double[tensor.size()];
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = whole ? tensor.longAt(i) : tensor.at(i);
    }
    return of(tensor.shape(), whole, fixed);
  }

  /** How many entries a shape has, refused if they are too many to compute while reading. */
  static int count(Shape shape) {
    long elements = shape.elements();
    if (elements > LARGEST) {
      throw new IllegalArgumentException("a constant of " + shape + " numbers is too large");
    }
    return (int) elements;
  }

  int size() {
    return fixed.length;
  }

  /** Whether no entry depends on N. */
  boolean isKnown() {
    return Arrays.stream(perPicture).allMatch(b -> b == 0);
  }

  Value toValue() {
    return isKnown() ? new Value.Known(toTensor()) : new Value.Symbolic(this);
  }

  private Tensor toTensor() {
    if (whole) {
      return Tensor.ofLongs(shape, Arrays.stream(fixed).mapToLong(v -> (long) v).toArray());
    }
    float[] values = new float[fixed.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) fixed[i];
    }
    return Tensor.of(shape, values);
  }

  Numbers reshaped(Shape other) {
    if (other.elements() != size()) {
      throw new IllegalArgumentException(shape + " does not reshape to " + other);
    }
    return new Numbers(other, whole, fixed, perPicture);
  }

  /** Entries moved or repeated: output entry i is entry {@code from(i)}. */
  Numbers select(Shape target, IntUnaryOperator from) {
    int count = count(target);
    double[] chosen = new double[count];
    double[] slopes = new double[count];
    for (int i = 0; i < count; i++) {
      int at = from.applyAsInt(i);
      chosen[i] = fixed[at];
      slopes[i] = perPicture[at];
    }
    return new Numbers(target, whole, chosen, slopes);
  }
}
