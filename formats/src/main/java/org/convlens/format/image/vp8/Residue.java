package org.convlens.format.image.vp8;

import java.util.Arrays;

/**
 * The coefficients of a macroblock: sixteen blocks of luma, four and four of chroma, sixteen
 * numbers each (RFC 6386, sections 13 and 14).
 */
final class Residue {
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int NODES = 11;
  private static final int BAND = 3 * NODES;
  private static final int KIND = 8 * BAND;

  /** Probabilities of the further bits of large numbers. */
  private static final int[][] LARGE = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  /** By block; luma, then the two of chroma. */
  final int[] coefficients = new int[24 * 16];

  private final int[] means = new int[16];
  private final int[] probabilities;

  /** Whether the neighbours above (by column) and to the left have coefficients: y, u, v, means. */
  private final int[][] above;

  private final int[] left = new int[9];

  Residue(int[] probabilities, int columns) {
    this.probabilities = probabilities;
    this.above = new int[columns][9];
  }

  void beginRow() {
    Arrays.fill(left, 0);
  }

  /**
   * A macroblock without coefficients.
   *
   * @param small whether its small blocks have modes of their own: then it has no means
   */
  void skip(int column, boolean small) {
    Arrays.fill(coefficients, 0);
    int count = small ? 8 : 9;
    Arrays.fill(left, 0, count, 0);
    Arrays.fill(above[column], 0, count, 0);
  }

  /**
   * Reads a macroblock.
   *
   * @param steps of {@link FrameHeader#steps}
   * @return whether it has any coefficient that counts
   */
  boolean read(BoolDecoder in, int column, boolean small, int[] steps) {
    Arrays.fill(coefficients, 0);
    int[] top = above[column];
    int first = 0;
    int kind = 3;
    if (!small) {
      Arrays.fill(means, 0);
      int last = block(in, 1, top[8] + left[8], 0, means, 0, steps[2], steps[3]);
      top[8] = left[8] = last > 0 ? 1 : 0;
      spread();
      first = 1;
      kind = 0;
    }
    boolean any = false;
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int at = (y * 4 + x) * 16;
        int last = block(in, kind, top[x] + left[y], first, coefficients, at, steps[0], steps[1]);
        top[x] = left[y] = last > first ? 1 : 0;
        any |= last > 1 || coefficients[at] != 0;
      }
    }
    for (int plane = 0; plane < 2; plane++) {
      int own = 4 + 2 * plane;
      for (int i = 0; i < 4; i++) {
        int x = own + i % 2;
        int y = own + i / 2;
        int at = (16 + 4 * plane + i) * 16;
        int last = block(in, 2, top[x] + left[y], 0, coefficients, at, steps[4], steps[5]);
        top[x] = left[y] = last > 0 ? 1 : 0;
        any |= last > 1 || coefficients[at] != 0;
      }
    }
    return any;
  }

  /** Reads a block; gives the place after its last coefficient. */
  private int block(
      BoolDecoder in, int kind, int context, int first, int[] into, int at, int dc, int ac) {
    int p = kind * KIND + BANDS[first] * BAND + context * NODES;
    for (int n = first; n < 16; n++) {
      if (in.bit(probabilities[p]) == 0) {
        return n;
      }
      while (in.bit(probabilities[p + 1]) == 0) {
        n++;
        if (n == 16) {
          return 16;
        }
        p = kind * KIND + BANDS[n] * BAND;
      }
      int next = kind * KIND + BANDS[n + 1] * BAND;
      int value = 1;
      if (in.bit(probabilities[p + 2]) == 0) {
        p = next + NODES;
      } else {
        value = large(in, p);
        p = next + 2 * NODES;
      }
      into[at + ZIGZAG[n]] = (in.flag() ? -value : value) * (n > 0 ? ac : dc);
    }
    return 16;
  }

  private int large(BoolDecoder in, int p) {
    if (in.bit(probabilities[p + 3]) == 0) {
      return in.bit(probabilities[p + 4]) == 0 ? 2 : 3 + in.bit(probabilities[p + 5]);
    }
    if (in.bit(probabilities[p + 6]) == 0) {
      if (in.bit(probabilities[p + 7]) == 0) {
        return 5 + in.bit(159);
      }
      int two = 2 * in.bit(165);
      return 7 + two + in.bit(145);
    }
    int high = in.bit(probabilities[p + 8]);
    int category = 2 * high + in.bit(probabilities[p + 9 + high]);
    int value = 0;
    for (int probability : LARGE[category]) {
      value = 2 * value + in.bit(probability);
    }
    return value + 3 + (8 << category);
  }

  /** The inverse Walsh-Hadamard transform: the first coefficients of the luma's blocks. */
  private void spread() {
    int[] rows = new int[16];
    for (int i = 0; i < 4; i++) {
      int outer = means[i] + means[12 + i];
      int inner = means[4 + i] + means[8 + i];
      int innerLess = means[4 + i] - means[8 + i];
      int outerLess = means[i] - means[12 + i];
      rows[i] = outer + inner;
      rows[4 + i] = outerLess + innerLess;
      rows[8 + i] = outer - inner;
      rows[12 + i] = outerLess - innerLess;
    }
    for (int i = 0; i < 4; i++) {
      int start = rows[4 * i] + 3;
      int outer = start + rows[4 * i + 3];
      int inner = rows[4 * i + 1] + rows[4 * i + 2];
      int innerLess = rows[4 * i + 1] - rows[4 * i + 2];
      int outerLess = start - rows[4 * i + 3];
      int at = i * 64;
      coefficients[at] = (outer + inner) >> 3;
      coefficients[at + 16] = (outerLess + innerLess) >> 3;
      coefficients[at + 32] = (outer - inner) >> 3;
      coefficients[at + 48] = (outerLess - innerLess) >> 3;
    }
  }
}
