package org.convlens.train;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;
import org.convlens.train.data.SeededRandom;

/**
 * A network as one layer after the other, with freshly drawn weights and biases of zero. Each
 * layer's weights depend on the seed and the layer's name only. Not thread-safe.
 */
public final class Sequential {
  private final Graph.Builder builder = new Graph.Builder();
  private final LayerId input;
  private final long seed;
  private LayerId last;

  /** Pictures of the given size enter. */
  public Sequential(int channels, int height, int width, long seed) {
    this.seed = seed;
    this.input = builder.input("input", Shape.maps(channels, height, width));
    this.last = input;
  }

  /**
   * A convolution with stride 1.
   *
   * @param maps how many filters
   * @param side rows and columns of a filter
   * @param padding for example {@link Padding#SAME_UPPER} or {@link Padding#NONE}
   */
  public Sequential conv(
      String name, int maps, int side, Padding padding, Initialiser initialiser) {
    int channels = builder.shape(last).channels();
    Padding resolved =
        padding.resolve(
            builder.shape(last).height(),
            builder.shape(last).width(),
            Size.square(side),
            Size.ONE,
            Size.ONE);
    Tensor kernel =
        initialiser.draw(
            Shape.of(maps, channels, side, side),
            channels * side * side,
            maps * side * side,
            new SeededRandom(seed, name));
    Conv2d op = new Conv2d(Size.ONE, resolved, Size.ONE, 1);
    return add(name, op, kernel, zeros(maps));
  }

  public Sequential relu(String name) {
    return add(name, new Relu());
  }

  /** The largest of each {@code side × side} block; what does not fill a block is left out. */
  public Sequential maxPool(String name, int side) {
    Size block = Size.square(side);
    return add(name, new MaxPool2d(block, block, Padding.NONE, Size.ONE, false));
  }

  /**
   * @param rate the share of numbers set to zero while training
   */
  public Sequential dropout(String name, float rate) {
    return add(name, new Dropout(rate));
  }

  public Sequential flatten(String name) {
    return add(name, new Flatten(1));
  }

  /** A dense layer. */
  public Sequential dense(String name, int features, Initialiser initialiser) {
    int in = builder.shape(last).extent(-1);
    Tensor matrix =
        initialiser.draw(Shape.of(features, in), in, features, new SeededRandom(seed, name));
    return add(name, new Linear(false), matrix, zeros(features));
  }

  public Sequential softmax(String name) {
    return add(name, Softmax.over(-1));
  }

  private Sequential add(String name, Op op, Tensor... weights) {
    last = builder.add(name, op, List.of(last), List.of(weights));
    return this;
  }

  private static Tensor zeros(int count) {
    return Tensor.of(Shape.of(count), new float[count]);
  }

  public Graph build() {
    return builder.build(input, last);
  }
}
