package org.convlens.format.keras;

import org.convlens.array.Shape;
import org.convlens.net.LayerId;

/**
 * A tensor of the Keras model and the node that holds it.
 *
 * @param shape of the node
 * @param channelsLast whether the node holds {@code N × C × H × W} of what Keras calls {@code N × H
 *     × W × C}; else the axes are in Keras's order
 */
record Value(LayerId id, Shape shape, boolean channelsLast) {
  private static final int[] TO_NODE = {0, 2, 3, 1};

  int rank() {
    return shape.rank();
  }

  /** The node's axis for an axis of Keras, which may be negative. */
  int axis(int kerasAxis) {
    int axis = shape.axis(kerasAxis);
    return channelsLast ? TO_NODE[axis] : axis;
  }

  /** The extent of an axis of Keras. */
  int extent(int kerasAxis) {
    return shape.extent(axis(kerasAxis));
  }
}
