package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.BatchNorm;

/**
 * Each channel with mean 0 and variance 1 over the batch, then scaled and shifted (Ioffe and
 * Szegedy 2015).
 *
 * @param momentum the share of the running statistics that a step keeps: Keras's word; PyTorch's
 *     momentum is one minus this
 */
public record BatchNormLayer(double momentum, double epsilon, String name) implements Layer {
  /** Keras's: 0.99 is kept, ε = 0.001. */
  public static final BatchNormLayer DEFAULT = new BatchNormLayer(0.99, 1e-3, "");

  public BatchNormLayer momentum(double other) {
    return new BatchNormLayer(other, epsilon, name);
  }

  public BatchNormLayer epsilon(double other) {
    return new BatchNormLayer(momentum, other, name);
  }

  public BatchNormLayer name(String other) {
    return new BatchNormLayer(momentum, epsilon, other);
  }

  @Override
  public String text() {
    return "batchnorm"
        + (momentum == DEFAULT.momentum ? "" : " momentum=" + TextLine.number(momentum))
        + (epsilon == DEFAULT.epsilon ? "" : " epsilon=" + TextLine.number(epsilon))
        + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    int channels = assembly.shape().channels();
    Tensor zeros = filled(channels, 0);
    Tensor ones = filled(channels, 1);
    BatchNorm op = new BatchNorm((float) epsilon, (float) momentum);
    assembly.add("batch_normalization", name, op, ones, zeros, zeros, ones);
  }

  private static Tensor filled(int count, float value) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, value);
    return Tensor.of(Shape.of(count), values);
  }
}
