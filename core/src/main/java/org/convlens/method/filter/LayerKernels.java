package org.convlens.method.filter;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Node;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.picture.Numeral;

/**
 * The kernels of one layer.
 *
 * @param filters how many
 * @param depth input channels that each filter sees
 * @param values filter, channel, row, column, in C order
 */
public record LayerKernels(int filters, int depth, int height, int width, float[] values) {

  /**
   * @param convolution a node that {@link org.convlens.net.Graph#isConvolution} holds for
   */
  public static LayerKernels of(Node convolution) {
    return of(convolution, false);
  }

  /**
   * @param reversed whether the channels are handed out in reverse: BGR as RGB
   */
  static LayerKernels of(Node convolution, boolean reversed) {
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
    return new LayerKernels(filters, depth, shape.extent(2), shape.extent(3), values);
  }

  /** One filter, depth × height × width. */
  public Volume filter(int filter) {
    return flat().slice(filter * depth, depth);
  }

  /** All channel pictures, filters · depth × height × width. */
  public Volume flat() {
    return Volume.of(filters * depth, height, width, values);
  }

  /** The Euclidean norm of a filter's weights. */
  public double norm(int filter) {
    int size = depth * height * width;
    double squares = 0;
    for (int i = filter * size; i < (filter + 1) * size; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  /** The filters to show, in the order to show them in. */
  List<Integer> shown(Filters knobs) {
    Stream<Integer> all = IntStream.range(0, filters).boxed();
    if (knobs.order() == Filters.Order.NORM) {
      all = all.sorted(Comparator.comparingDouble((Integer f) -> -norm(f)));
    }
    return all.limit(knobs.limit() > 0 ? knobs.limit() : filters).toList();
  }

  /** For example {@code conv1, 96 filters of 11×11×3, by norm 2.31 to 0.04, the first 8 shown}. */
  String heading(String layer, Filters knobs) {
    String heading = "%s, %d filters of %d×%d×%d".formatted(layer, filters, height, width, depth);
    List<Integer> shown = shown(knobs);
    if (knobs.order() == Filters.Order.NORM && !shown.isEmpty()) {
      double largest = norm(shown.get(0));
      double least = norm(shown.get(shown.size() - 1));
      heading += ", by norm " + Numeral.of(largest) + " to " + Numeral.of(least);
    }
    return shown.size() < filters ? heading + ", the first " + shown.size() + " shown" : heading;
  }
}
