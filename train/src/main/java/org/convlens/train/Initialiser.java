package org.convlens.train;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.train.data.SeededRandom;

/** How weights are drawn before training. */
public sealed interface Initialiser {
  /**
   * @param fanIn numbers that one output is summed from
   * @param fanOut outputs that one input number goes into
   */
  Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random);

  /**
   * Uniform between ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010), also called Xavier: Keras's
   * default for convolutions and dense layers.
   */
  record GlorotUniform() implements Initialiser {
    @Override
    public Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random) {
      double limit = Math.sqrt(6.0 / (fanIn + fanOut));
      float[] values = new float[Math.toIntExact(shape.elements())];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.uniform(-limit, limit);
      }
      return Tensor.of(shape, values);
    }
  }

  /**
   * Normal with mean 0, drawn again where farther from 0 than twice the deviation, as TensorFlow's
   * {@code truncated_normal}.
   *
   * @param deviation of the normal before it is truncated
   */
  record TruncatedNormal(double deviation) implements Initialiser {
    @Override
    public Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random) {
      float[] values = new float[Math.toIntExact(shape.elements())];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.truncatedGaussian() * deviation);
      }
      return Tensor.of(shape, values);
    }
  }
}
