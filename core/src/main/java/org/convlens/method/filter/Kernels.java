package org.convlens.method.filter;

import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Node;
import org.convlens.net.op.ConvTranspose2d;

/**
 * The kernels of one layer.
 *
 * @param filters how many
 * @param depth input channels that each filter sees
 * @param values filter, channel, row, column, in C order
 */
record Kernels(int filters, int depth, int height, int width, float[] values) {

  /**
   * @param reversed whether the channels are handed out in reverse: BGR as RGB
   */
  static Kernels of(Node convolution, boolean reversed) {
    Shape shape = convolution.weights().get(0).shape();
    float[] stored = convolution.weights().get(0).toFloats();
    boolean transposed = convolution.op() instanceof ConvTranspose2d;
    int filters = shape.extent(transposed ? 1 : 0);
    int depth = shape.extent(transposed ? 0 : 1);
    int area = shape.extent(2) * shape.extent(3);
    float[] values = new float[stored.length];
    for (int filter = 0; filter < filters; filter++) {
      for (int channel = 0; channel < depth; channel++) {
        int from = reversed ? depth - 1 - channel : channel;
        int source = transposed ? from * filters + filter : filter * depth + from;
        System.arraycopy(stored, source * area, values, (filter * depth + channel) * area, area);
      }
    }
    return new Kernels(filters, depth, shape.extent(2), shape.extent(3), values);
  }

  /** One filter, depth × height × width. */
  Volume filter(int filter) {
    return flat().slice(filter * depth, depth);
  }

  /** All channel pictures, filters · depth × height × width. */
  Volume flat() {
    return Volume.of(filters * depth, height, width, values);
  }
}
