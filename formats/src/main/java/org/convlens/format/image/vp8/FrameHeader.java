package org.convlens.format.image.vp8;

import java.io.EOFException;
import java.io.IOException;

/** What is said of a whole frame before its blocks (RFC 6386, section 9). */
final class FrameHeader {
  private static final int SEGMENTS = 4;
  private static final int TAG = 10;

  /** Columns and rows of the picture. */
  final int width;

  final int height;

  /** Probabilities of a block's segment; all 255 where blocks are of the first one. */
  final int[] segmentTree = {255, 255, 255};

  boolean segmentsMapped;
  private boolean segmented;
  private boolean absolute;
  private final int[] segmentQuantiser = new int[SEGMENTS];
  private final int[] segmentFilter = new int[SEGMENTS];

  boolean simpleFilter;
  int sharpness;
  private int filterLevel;
  private boolean filterAdjusted;
  private int filterOfIntra;
  private int filterOfBlocks;

  private int quantiser;
  private final int[] quantiserDeltas = new int[5];

  /** As {@link Tables#COEFFICIENTS}. */
  final int[] coefficients = Tables.COEFFICIENTS.clone();

  /** Probability that a block has coefficients; −1 where all have. */
  int skip = -1;

  /** The code of the modes; those of the coefficients, of every so many rows of blocks. */
  final BoolDecoder modes;

  final BoolDecoder[] partitions;

  FrameHeader(byte[] bytes, int from, int length) throws IOException {
    if (length < TAG) {
      throw new EOFException();
    }
    int tag = number(bytes, from, 3);
    if ((tag & 1) != 0 || number(bytes, from + 3, 3) != 0x2a019d) {
      throw new IOException("its lossy data do not begin with a whole picture");
    }
    width = number(bytes, from + 6, 2) & 0x3fff;
    height = number(bytes, from + 8, 2) & 0x3fff;
    int first = tag >> 5;
    if (width == 0 || height == 0 || first > length - TAG) {
      throw new EOFException();
    }
    modes = new BoolDecoder(bytes, from + TAG, first);
    modes.literal(2);
    segments();
    filter();
    int count = 1 << modes.literal(2);
    partitions = partitions(bytes, from + TAG + first, length - TAG - first, count);
    quantiser = modes.literal(7);
    for (int i = 0; i < quantiserDeltas.length; i++) {
      quantiserDeltas[i] = modes.optional(4);
    }
    modes.flag();
    for (int i = 0; i < coefficients.length; i++) {
      if (modes.bit(Tables.COEFFICIENT_UPDATES[i]) == 1) {
        coefficients[i] = modes.literal(8);
      }
    }
    if (modes.flag()) {
      skip = modes.literal(8);
    }
    modes.requireWhole();
  }

  private static int number(byte[] bytes, int from, int count) {
    int number = 0;
    for (int i = count - 1; i >= 0; i--) {
      number = (number << 8) | (bytes[from + i] & 0xff);
    }
    return number;
  }

  private void segments() {
    segmented = modes.flag();
    if (!segmented) {
      return;
    }
    segmentsMapped = modes.flag();
    if (modes.flag()) {
      absolute = modes.flag();
      for (int s = 0; s < SEGMENTS; s++) {
        segmentQuantiser[s] = modes.optional(7);
      }
      for (int s = 0; s < SEGMENTS; s++) {
        segmentFilter[s] = modes.optional(6);
      }
    }
    if (segmentsMapped) {
      for (int i = 0; i < segmentTree.length; i++) {
        segmentTree[i] = modes.flag() ? modes.literal(8) : 255;
      }
    }
  }

  private void filter() {
    simpleFilter = modes.flag();
    filterLevel = modes.literal(6);
    sharpness = modes.literal(3);
    filterAdjusted = modes.flag();
    if (filterAdjusted && modes.flag()) {
      int[] deltas = new int[8];
      for (int i = 0; i < deltas.length; i++) {
        deltas[i] = modes.optional(6);
      }
      filterOfIntra = deltas[0];
      filterOfBlocks = deltas[4];
    }
  }

  private static BoolDecoder[] partitions(byte[] bytes, int from, int length, int count)
      throws EOFException {
    BoolDecoder[] partitions = new BoolDecoder[count];
    int at = 3 * (count - 1);
    for (int i = 0; i < count; i++) {
      if (at > length) {
        throw new EOFException();
      }
      boolean last = i == count - 1;
      int size = last ? length - at : number(bytes, from + 3 * i, 3);
      partitions[i] = new BoolDecoder(bytes, from + at, Math.min(size, length - at));
      at += size;
    }
    return partitions;
  }

  /** Steps of the luma's, its means' and the chroma's first and other coefficients. */
  int[] steps(int segment) {
    int base = !segmented ? quantiser : segmentQuantiser[segment] + (absolute ? 0 : quantiser);
    return new int[] {
      Tables.DC_STEPS[index(base + quantiserDeltas[0], 127)],
      Tables.AC_STEPS[index(base, 127)],
      Tables.DC_STEPS[index(base + quantiserDeltas[1], 127)] * 2,
      Math.max(8, Tables.AC_STEPS[index(base + quantiserDeltas[2], 127)] * 155 / 100),
      Tables.DC_STEPS[index(base + quantiserDeltas[3], 117)],
      Tables.AC_STEPS[index(base + quantiserDeltas[4], 127)]
    };
  }

  private static int index(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  /**
   * How strongly a block's edges are smoothed, 0 to 63.
   *
   * @param small whether its small blocks have modes of their own
   */
  int filterLevel(int segment, boolean small) {
    if (filterLevel == 0) {
      return 0;
    }
    int level = !segmented ? filterLevel : segmentFilter[segment] + (absolute ? 0 : filterLevel);
    if (filterAdjusted) {
      level += filterOfIntra + (small ? filterOfBlocks : 0);
    }
    return index(level, 63);
  }
}
