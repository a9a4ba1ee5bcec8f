package org.convlens.trust;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Node;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Linear;

/**
 * How strongly a layer responds to a picture.
 *
 * @param eachMap whether each map is meant, or the layer as a whole, as where a map has one cell
 * @param means one for each map, or one
 * @param spreads standard deviations, 0 where it is rounding
 */
record Levels(boolean eachMap, double[] means, double[] spreads) {
  /** Below this share of the largest number a spread is rounding. */
  private static final double ROUNDING = 1e-5;

  /** Of each map that a layer says. */
  static Levels ofEachMap(Volume said) {
    return of(true, said, said.channels());
  }

  /** Of all that a layer says. */
  static Levels ofAll(Volume said) {
    return of(false, said, 1);
  }

  private static Levels of(boolean eachMap, Volume said, int groups) {
    int size = said.size() / groups;
    double[] means = new double[groups];
    double[] spreads = new double[groups];
    for (int g = 0; g < groups; g++) {
      double sum = 0;
      double largest = 0;
      for (int i = g * size; i < (g + 1) * size; i++) {
        sum += said.at(i);
        largest = Math.max(largest, Math.abs(said.at(i)));
      }
      means[g] = sum / size;
      double squares = 0;
      for (int i = g * size; i < (g + 1) * size; i++) {
        squares += (said.at(i) - means[g]) * (said.at(i) - means[g]);
      }
      double spread = Math.sqrt(squares / size);
      spreads[g] = spread > ROUNDING * largest ? spread : 0;
    }
    return new Levels(eachMap, means, spreads);
  }

  /**
   * The weights with which a layer that now has these levels gets others: the maps of a convolution
   * are scaled and shifted; a layer as a whole is only shifted, so far that the same share of it
   * stays above zero, and its scale, which changes no heatmap, stays.
   */
  List<Tensor> towards(Levels wanted, Node node) {
    int outputs = outputs(node);
    double[] scales = new double[outputs];
    double[] shifts = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      int g = eachMap ? o : 0;
      boolean known = spreads[g] > 0 && wanted.spreads[g] > 0;
      double ratio = known ? wanted.spreads[g] / spreads[g] : 1;
      scales[o] = eachMap ? ratio : 1;
      shifts[o] = wanted.means[g] * scales[o] / ratio - scales[o] * means[g];
    }
    Tensor kernel = node.weights().get(0);
    Tensor scaled = eachMap ? scaled(kernel, scales) : kernel;
    float[] bias = new float[outputs];
    for (int o = 0; o < outputs; o++) {
      double own = node.weights().size() > 1 ? node.weights().get(1).at(o) : 0;
      bias[o] = (float) (scales[o] * own + shifts[o]);
    }
    return List.of(scaled, Tensor.of(Shape.of(outputs), bias));
  }

  private static int outputs(Node node) {
    Shape kernel = node.weights().get(0).shape();
    if (node.op() instanceof Linear linear) {
      return linear.features(node.weights());
    }
    return node.op() instanceof ConvTranspose2d transposed
        ? kernel.extent(1) * transposed.groups()
        : kernel.extent(0);
  }

  /** A kernel whose first axis is the output's. */
  private static Tensor scaled(Tensor kernel, double[] scales) {
    int each = kernel.size() / scales.length;
    ByteBuffer to = ByteBuffer.allocate(kernel.size() * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < kernel.size(); i++) {
      to.putFloat((float) (kernel.at(i) * scales[i / each]));
    }
    return Tensor.of(kernel.shape(), ElementType.FLOAT32, to.flip());
  }
}
