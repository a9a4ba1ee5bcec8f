package org.convlens.format.tflite;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;

/** What a tensor of the file stands for while its network is read. */
sealed interface Value permits Value.Known, Value.Layer {
  /** Its extents, in the file's order of axes. */
  Shape shape();

  /** Numbers that the file gives, or that follow from it; integers as they are in the file. */
  record Known(Tensor tensor) implements Value {
    @Override
    public Shape shape() {
      return tensor.shape();
    }
  }

  /**
   * What a layer computes from the picture.
   *
   * @param own the layer's shape
   * @param channelsLast whether the layer holds {@code N × C × H × W} of what the file calls {@code
   *     N × H × W × C}; else the axes are in the file's order
   */
  record Layer(LayerId id, Shape own, boolean channelsLast) implements Value {
    private static final int[] TO_LAYER = {0, 2, 3, 1};

    int rank() {
      return own.rank();
    }

    /** The layer's axis for an axis of the file, which may be negative. */
    int axis(int axis) {
      int resolved = own.axis(axis);
      return channelsLast ? TO_LAYER[resolved] : resolved;
    }

    @Override
    public Shape shape() {
      int[] extents = new int[rank()];
      for (int axis = 0; axis < extents.length; axis++) {
        extents[axis] = own.extent(axis(axis));
      }
      return Shape.of(extents);
    }

    /** Whether its numbers lie in the file's order, however its axes are counted. */
    boolean isInOrder() {
      return !channelsLast || own.channels() == 1 || !own.isSpatial();
    }
  }
}
