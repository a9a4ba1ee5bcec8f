package org.convlens.format.tflite;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;

/** What a tensor of the file stands for while its network is read. */
sealed interface Value permits Value.Known, Value.Layer, Value.Rows {
  /** Its extents, in the file's order of axes. */
  Shape shape();

  /**
   * A layer whose places are rows of a matrix, those of all pictures below each other: what
   * converters make before a dense layer on maps, and take back after it.
   *
   * @param places whose last axis, as the file counts, stays
   * @param pictures how many the file was made for
   */
  record Rows(Layer places, int pictures) implements Value {
    @Override
    public Shape shape() {
      int features = places.shape().extent(-1);
      return Shape.of(Math.toIntExact(places.own().elements() / features * pictures), features);
    }

    /** Whether a layer under these extents has a place in each row, its last axis within it. */
    static boolean fit(Layer layer, int pictures, int... extents) {
      int features = layer.rank() < 3 ? 0 : layer.shape().extent(-1);
      return features > 0
          && layer.own().hasBatch()
          && extents.length == 2
          && extents[1] == features
          && extents[0] != pictures
          && extents[0] == layer.own().elements() / features * pictures;
    }
  }

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
