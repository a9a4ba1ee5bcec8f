package org.convlens.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.convlens.array.Shape;
import org.convlens.net.op.Conv2d;

/**
 * A convolution of several pictures that was made ready once. Float32, and only for numbers that
 * are not recorded for gradients.
 */
sealed interface FastConvolution extends AutoCloseable
    permits PackedConvolution, WinogradConvolution {

  /**
   * The faster of both ways.
   *
   * @param weights a kernel, out × in × height × width, and perhaps a bias
   * @param batch how many pictures it will mostly be given
   * @return to be closed
   */
  static FastConvolution of(Conv2d op, Shape input, List<Tensor> weights, long batch) {
    return WinogradConvolution.suits(op, weights.get(0))
        ? WinogradConvolution.of(op, input, weights)
        : PackedConvolution.of(op, input, weights, batch);
  }

  /** The same for maps that hold their padding; not to be closed, as it shares all it has. */
  FastConvolution unpadded();

  /** A fresh handle of what comes out, channels-last. */
  Tensor run(Tensor x, boolean rectified);

  /**
   * Adds what comes out to other maps of the same extents, channels-last, and writes over them.
   *
   * @return a fresh handle of the others
   */
  Tensor addTo(Tensor others, Tensor x, boolean rectified);

  @Override
  void close();
}
