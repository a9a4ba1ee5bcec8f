package org.convlens.train;

import org.convlens.net.Graph;
import org.convlens.net.op.Padding;

/** Networks that can be made with freshly drawn weights. */
@FunctionalInterface
public interface Architecture {
  Initialiser GLOROT = new Initialiser.GlorotUniform();

  /**
   * 1 × 28 × 28; convolutions of 16 and 36 maps (5 × 5, same size), each with ReLU and 2 × 2
   * maximum; 96 features; 10 classes.
   */
  Architecture DIGITS = seed -> twoConvolutions(1, 28, 96, seed);

  /** As {@link #DIGITS} for 3 × 32 × 32, with 128 features. */
  Architecture CIFAR10 = seed -> twoConvolutions(3, 32, 128, seed);

  /**
   * 1 × 28 × 28; convolutions of 16 and 32 maps (5 × 5, same size, truncated normal 0.1), each with
   * ReLU and 2 × 2 maximum; 512 features, half of them dropped while training; 10 classes.
   */
  Architecture DIGITS_512 =
      seed ->
          new Sequential(1, 28, 28, seed)
              .conv("conv1", 16, 5, Padding.SAME_UPPER, new Initialiser.TruncatedNormal(0.1))
              .relu("relu1")
              .maxPool("pool1", 2)
              .conv("conv2", 32, 5, Padding.SAME_UPPER, new Initialiser.TruncatedNormal(0.1))
              .relu("relu2")
              .maxPool("pool2", 2)
              .flatten("flatten")
              .dense("dense1", 512, GLOROT)
              .relu("relu3")
              .dropout("dropout", 0.5f)
              .dense("logits", 10, GLOROT)
              .softmax("softmax")
              .build();

  /**
   * 3 × 150 × 150; convolutions of 16, 32 and 64 maps (3 × 3, same size), each with ReLU and 2 × 2
   * maximum, dropout 0.2 after the first and the third; 512 features; one logit.
   */
  Architecture CATS_DOGS =
      seed ->
          new Sequential(3, 150, 150, seed)
              .conv("conv1", 16, 3, Padding.SAME_UPPER, GLOROT)
              .relu("relu1")
              .maxPool("pool1", 2)
              .dropout("dropout1", 0.2f)
              .conv("conv2", 32, 3, Padding.SAME_UPPER, GLOROT)
              .relu("relu2")
              .maxPool("pool2", 2)
              .conv("conv3", 64, 3, Padding.SAME_UPPER, GLOROT)
              .relu("relu3")
              .maxPool("pool3", 2)
              .dropout("dropout2", 0.2f)
              .flatten("flatten")
              .dense("dense1", 512, GLOROT)
              .relu("relu4")
              .dense("logit", 1, GLOROT)
              .build();

  /**
   * @param seed of the weights
   */
  Graph untrained(long seed);

  private static Graph twoConvolutions(int channels, int side, int features, long seed) {
    return new Sequential(channels, side, side, seed)
        .conv("conv1", 16, 5, Padding.SAME_UPPER, GLOROT)
        .relu("relu1")
        .maxPool("pool1", 2)
        .conv("conv2", 36, 5, Padding.SAME_UPPER, GLOROT)
        .relu("relu2")
        .maxPool("pool2", 2)
        .flatten("flatten")
        .dense("dense1", features, GLOROT)
        .relu("relu3")
        .dense("logits", 10, GLOROT)
        .softmax("softmax")
        .build();
  }
}
