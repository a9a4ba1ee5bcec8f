package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.train.data.SeededRandom;

/**
 * A convolution that begins by passing its inputs on: filter k has a one in the middle of channel
 * k; filters beyond the inputs are drawn as PyTorch's. The odd cell of an even kernel is before the
 * middle.
 */
public record Identity() implements Initialiser {
  @Override
  public Tensor draw(Shape shape, int fanIn, int fanOut, SeededRandom random) {
    float[] values = Uniform.PYTORCH.draw(shape, fanIn, fanOut, random).toFloats();
    int channels = shape.extent(1);
    int area = values.length / (shape.extent(0) * channels);
    int middle =
        shape.rank() == 4 ? shape.extent(2) / 2 * shape.extent(3) + shape.extent(3) / 2 : 0;
    for (int filter = 0; filter < Math.min(shape.extent(0), channels); filter++) {
      int from = filter * channels * area;
      java.util.Arrays.fill(values, from, from + channels * area, 0);
      values[from + filter * area + middle] = 1;
    }
    return Tensor.of(shape, values);
  }

  @Override
  public String text() {
    return "identity";
  }
}
