package org.convlens.format.architecture;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Where PyTorch's adaptive pools look along an axis: output cell i at the cells from ⌊i · in / out⌋
 * until before ⌈(i + 1) · in / out⌉.
 */
public record AdaptiveWindows(int in, int out) {
  private static final int LARGEST_MATRIX = 1 << 22;

  private int start(int i) {
    return (int) ((long) i * in / out);
  }

  /** How many cells an output cell looks at. */
  public int length(int i) {
    return (int) (((long) (i + 1) * in + out - 1) / out) - start(i);
  }

  /** From where the first output cell looks to where the second does. */
  public int stride() {
    return out == 1 ? Math.max(1, in) : start(1);
  }

  /** Whether all windows are of one size, at one distance. */
  public boolean isUniform() {
    for (int i = 0; i < out; i++) {
      if (length(i) != length(0) || start(i) != i * stride()) {
        return false;
      }
    }
    return stride() > 0;
  }

  /**
   * The matrix that takes the means.
   *
   * @param inputMajor whether it is in × out instead of out × in
   */
  public Tensor averages(boolean inputMajor) {
    if ((long) in * out > LARGEST_MATRIX) {
      throw new IllegalArgumentException("an adaptive pool from " + in + " to " + out + " cells");
    }
    float[] values = new float[in * out];
    for (int i = 0; i < out; i++) {
      for (int cell = start(i); cell < start(i) + length(i); cell++) {
        values[inputMajor ? cell * out + i : i * in + cell] = 1f / length(i);
      }
    }
    return Tensor.of(inputMajor ? Shape.of(in, out) : Shape.of(out, in), values);
  }
}
