package org.convlens.train.network;

import java.util.List;
import org.convlens.net.op.GlobalPool2d.Function;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** The words of {@link NetworkText} in Java, to be imported statically. */
public final class Layers {
  private Layers() {}

  /** A convolution of square filters, each moving a cell at a time, without padding. */
  public static ConvLayer conv(int maps, int side) {
    return new ConvLayer(maps, Window.square(side), 1, Weighing.DEFAULT);
  }

  /** The largest of each {@code side × side} block; what does not fill a block is left out. */
  public static PoolLayer maxpool(int side) {
    return new PoolLayer(true, Window.block(side), "");
  }

  /** The mean of each {@code side × side} block. */
  public static PoolLayer avgpool(int side) {
    return new PoolLayer(false, Window.block(side), "");
  }

  public static GlobalPoolLayer globalavgpool() {
    return new GlobalPoolLayer(Function.MEAN, "");
  }

  public static GlobalPoolLayer globalmaxpool() {
    return new GlobalPoolLayer(Function.MAX, "");
  }

  /**
   * @param rate the share of numbers set to zero while training
   */
  public static DropoutLayer dropout(double rate) {
    return new DropoutLayer(rate, "");
  }

  public static BatchNormLayer batchnorm() {
    return BatchNormLayer.DEFAULT;
  }

  public static FlattenLayer flatten() {
    return new FlattenLayer("");
  }

  public static DenseLayer dense(int features) {
    return new DenseLayer(features, Weighing.DEFAULT);
  }

  /** A dense layer of as many numbers as there are classes. */
  public static DenseLayer classes() {
    return dense(DenseLayer.CLASSES);
  }

  public static ActivationLayer relu() {
    return activation(Activation.RELU);
  }

  public static ActivationLayer gelu() {
    return activation(Activation.GELU);
  }

  public static ActivationLayer activation(Activation activation) {
    return new ActivationLayer(activation, "");
  }

  public static RescaleLayer rescale(double factor) {
    return new RescaleLayer(factor, "");
  }

  /** Each picture, or each channel of the training set, with mean 0. */
  public static StandardiseLayer centre(StandardiseLayer.Of of) {
    return new StandardiseLayer(of, false, "");
  }

  /** Each picture, or each channel of the training set, with mean 0 and deviation 1. */
  public static StandardiseLayer standardise(StandardiseLayer.Of of) {
    return new StandardiseLayer(of, true, "");
  }

  /** ZCA whitening. */
  public static WhitenLayer whiten() {
    return WhitenLayer.DEFAULT;
  }

  public static ResidualLayer residual(Layer... body) {
    return new ResidualLayer(List.of(body), List.of(), Activation.LINEAR, "");
  }

  /** TensorFlow's SAME: the output has ⌈size / stride⌉ cells. */
  public static Padding same() {
    return Padding.SAME_UPPER;
  }

  /** Rows and columns. */
  public static Size size(int height, int width) {
    return new Size(height, width);
  }
}
