package org.convlens.net.op;

/**
 * What readers of a network ask of an operator. An operator that does not say so may still be such:
 * a trait is a promise.
 */
public enum Trait {
  /** The same numbers come out in the same order, at most under another shape. */
  PASSES,
  /**
   * Each map is made of the same map of the input alone, with weights, if any, of a row for each
   * map: some of the maps can be had without the others.
   */
  PER_CHANNEL,
  /** Nothing of one channel enters another, where axes of places are reduced. */
  APART,
  /** Each map stays what it is but for a factor and a shift. */
  AFFINE,
  /** A function of one number, applied to each: an activation function. */
  ACTIVATES,
  /** What comes out lies between 0 and 1, and is used as a share. */
  SQUASHES,
  /** Inputs are multiplied with kernels or a matrix that were learned. */
  WEIGHS,
  /** Windows become cells: a pooling layer that leaves maps. */
  POOLS,
  /** The largest number takes all. */
  LARGEST,
  /** Maps show what the input's maps show: moved, thinned out, framed or scaled. */
  REPEATS
}
