package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.train.data.SeededRandom;

/** Evenly between minus and plus a limit. */
public enum Uniform implements Initialiser {
  /**
   * ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010), also called Xavier: Keras's default for
   * convolutions and dense layers.
   */
  GLOROT("glorot") {
    @Override
    double limit(int fanIn, int fanOut) {
      return Math.sqrt(6.0 / (fanIn + fanOut));
    }
  },
  /** ±√(6 / fanIn) (He, Zhang, Ren, Sun 2015), Keras's {@code he_uniform}. */
  HE("he-uniform") {
    @Override
    double limit(int fanIn, int fanOut) {
      return Math.sqrt(6.0 / fanIn);
    }
  },
  /**
   * ±1 / √fanIn for weights and biases: what PyTorch's convolutions and dense layers begin with.
   */
  PYTORCH("pytorch") {
    @Override
    double limit(int fanIn, int fanOut) {
      return 1 / Math.sqrt(fanIn);
    }

    @Override
    public Tensor bias(int outputs, int fanIn, SeededRandom random) {
      return draw(Shape.of(outputs), fanIn, outputs, random);
    }
  };

  private final String text;

  Uniform(String text) {
    this.text = text;
  }

  abstract double limit(int fanIn, int fanOut);

  @Override
  public Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random) {
    double limit = limit(fanIn, fanOut);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.uniform(-limit, limit);
    }
    return Tensor.of(shape, values);
  }

  @Override
  public String text() {
    return text;
  }
}
