package org.convlens.train.network;

/** One layer of a network to be trained, as a line of its text says it. */
public sealed interface Layer
    permits ActivationLayer,
        BatchNormLayer,
        ConvLayer,
        DenseLayer,
        DropoutLayer,
        FlattenLayer,
        GlobalPoolLayer,
        PoolLayer,
        RescaleLayer,
        ResidualLayer,
        Standardising {
  /** As {@link NetworkText} writes it: {@code conv 16 3x3 same relu}. */
  String text();

  /**
   * Adds its nodes to a network.
   *
   * @throws IllegalArgumentException if it does not fit what came before
   */
  void join(Assembly assembly);
}
