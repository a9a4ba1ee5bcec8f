package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Storage;
import org.convlens.format.pickle.View;

/**
 * A tensor of the file: a weight or a constant.
 *
 * @param name where it was found, such as {@code features.0.weight}
 */
record Known(String name, View view) {
  /** Numbers that were computed out of the file's. */
  static Known of(String name, Tensor tensor) {
    long[] extents = tensor.shape().toList().stream().mapToLong(i -> i).toArray();
    long[] strides = new long[extents.length];
    long stride = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= extents[axis];
    }
    return new Known(name, new View(Storage.of(name, tensor), 0, extents, strides));
  }

  int rank() {
    return view.extents().length;
  }

  long extent(int axis) {
    return view.extents()[axis];
  }

  List<Object> extents() {
    List<Object> extents = new ArrayList<>();
    for (long extent : view.extents()) {
      extents.add(extent);
    }
    return extents;
  }

  Tensor tensor() throws FormatException {
    return view.tensor();
  }

  /** The only number of a tensor without axes. */
  Object number() throws FormatException {
    Tensor tensor = view.tensor();
    return tensor.type().isFloating()
        ? (Object) Double.valueOf(tensor.at(0))
        : (Object) Long.valueOf(tensor.longAt(0));
  }

  /** With axes in another order. */
  Known permuted(int... order) {
    long[] extents = new long[order.length];
    long[] strides = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      extents[i] = view.extents()[order[i]];
      strides[i] = view.strides()[order[i]];
    }
    return new Known(name, new View(view.storage(), view.offset(), extents, strides));
  }

  /** Whether the numbers lie in the file as they are read. */
  boolean isContiguous() {
    long stride = 1;
    for (int axis = rank() - 1; axis >= 0; axis--) {
      if (extent(axis) != 1 && view.strides()[axis] != stride) {
        return false;
      }
      stride *= extent(axis);
    }
    return true;
  }

  /**
   * As many numbers under another shape.
   *
   * @throws IllegalArgumentException if they are not as many
   */
  Known reshaped(long... extents) {
    long[] strides = new long[extents.length];
    long stride = 1;
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride = Math.multiplyExact(stride, extents[axis]);
    }
    long own = 1;
    for (long extent : view.extents()) {
      own = Math.multiplyExact(own, extent);
    }
    if (own != stride || !isContiguous()) {
      throw new IllegalArgumentException("the constant '" + name + "' does not reshape");
    }
    return new Known(name, new View(view.storage(), view.offset(), extents, strides));
  }

  Shape shape() {
    int[] extents = new int[rank()];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = Math.toIntExact(extent(axis));
    }
    return Shape.of(extents);
  }
}
