package org.convlens.net;

/** In which floating-point numbers an engine computes. */
public enum Precision {
  /** What networks are made for. */
  FLOAT32,
  /**
   * Twice the memory and several times slower: for checking numbers, where a unit within a rounding
   * error of zero would switch its ReLU. Volumes hold float32 all the same: a picture, what is put
   * in the place of a layer's numbers, and what comes out is rounded once.
   */
  FLOAT64,
  /**
   * Eight bits of mantissa instead of 24, on processors that compute in it: two to three times as
   * fast, for work that only reads scores. Without gradients.
   */
  BFLOAT16
}
