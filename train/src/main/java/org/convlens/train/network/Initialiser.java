package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.train.data.SeededRandom;

/** How weights are drawn before training. */
public sealed interface Initialiser permits Uniform, Normal, Identity, Initialiser.Whitening {
  /**
   * @param shape of a kernel {@code O × C × kH × kW} or of a matrix {@code out × in}
   * @param fanIn numbers that one output is summed from
   * @param fanOut outputs that one input number goes into
   */
  Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random);

  /** What is added to each output: zeros, except PyTorch's. */
  default Tensor bias(int outputs, int fanIn, SeededRandom random) {
    return Tensor.of(Shape.of(outputs), new float[outputs]);
  }

  /** As {@link NetworkText} writes it, such as {@code truncated-normal(0.1)}. */
  String text();

  /**
   * Directions in which small parts of the training pictures vary, each scaled so that it varies by
   * one: computed by {@link WhiteningFilters}, drawn as Glorot's until pictures are seen.
   */
  record Whitening() implements Initialiser {
    @Override
    public Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random) {
      return Uniform.GLOROT.draw(shape, fanIn, fanOut, random);
    }

    @Override
    public String text() {
      return "whitening";
    }
  }
}
