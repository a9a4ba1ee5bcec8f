package org.convlens.format.image.vp8;

import java.io.IOException;

/** A key frame: planes of luma and of chroma, which has half as many rows and columns. */
public final class Frame {
  private static final int BLOCK_MODES = 10;
  private static final int BLOCK_NODES = 9;

  private final FrameHeader header;
  private final int columns;
  private final int rows;
  private final Plane luma;
  private final Plane blue;
  private final Plane red;
  private final Residue residue;

  /** Modes of the small blocks above, by column, and to the left. */
  private final int[] above;

  private final int[] left = new int[4];

  /** By segment. */
  private final int[][] steps = new int[4][];

  /** By macroblock: how strongly its edges are smoothed, negative if only those around it. */
  private final byte[] smoothing;

  private Frame(FrameHeader header) {
    this.header = header;
    for (int segment = 0; segment < steps.length; segment++) {
      steps[segment] = header.steps(segment);
    }
    columns = (header.width + 15) / 16;
    rows = (header.height + 15) / 16;
    luma = new Plane(16 * columns, 16 * rows);
    blue = new Plane(8 * columns, 8 * rows);
    red = new Plane(8 * columns, 8 * rows);
    residue = new Residue(header.coefficients, columns);
    above = new int[4 * columns];
    smoothing = new byte[Math.multiplyExact(columns, rows)];
  }

  /**
   * Decodes a picture.
   *
   * @param bytes in which the frame lies
   * @param from its first byte
   * @param length its bytes
   * @return red, green and blue, each height × width, row by row
   * @throws java.io.EOFException if it is cut off
   * @throws IOException if it is no key frame
   */
  public static byte[][] decode(byte[] bytes, int from, int length) throws IOException {
    Frame frame = new Frame(new FrameHeader(bytes, from, length));
    frame.blocks();
    frame.smooth();
    FrameHeader header = frame.header;
    return Colours.of(frame.luma, frame.blue, frame.red, header.width, header.height);
  }

  private void blocks() throws IOException {
    for (int row = 0; row < rows; row++) {
      residue.beginRow();
      java.util.Arrays.fill(left, 0);
      BoolDecoder in = header.partitions[row % header.partitions.length];
      for (int column = 0; column < columns; column++) {
        block(in, column, row);
      }
      in.requireWhole();
      header.modes.requireWhole();
    }
  }

  private void block(BoolDecoder in, int column, int row) {
    BoolDecoder modes = header.modes;
    int segment = 0;
    if (header.segmentsMapped) {
      int[] tree = header.segmentTree;
      segment = modes.bit(tree[0]) == 0 ? modes.bit(tree[1]) : 2 + modes.bit(tree[2]);
    }
    boolean empty = header.skip >= 0 && modes.bit(header.skip) == 1;
    int mode = squareMode(modes);
    boolean small = mode < 0;
    int[] smallModes = new int[16];
    for (int i = 0; i < 16; i++) {
      int x = 4 * column + i % 4;
      int own = small ? smallMode(modes, above[x], left[i / 4]) : mode;
      smallModes[i] = own;
      above[x] = own;
      left[i / 4] = own;
    }
    int chroma = chromaMode(modes);
    boolean any = false;
    if (empty) {
      residue.skip(column, small);
    } else {
      any = residue.read(in, column, small, steps[segment]);
    }
    int level = header.filterLevel(segment, small);
    smoothing[row * columns + column] = (byte) (small || any ? level : -level);
    if (small) {
      smallBlocks(column, row, smallModes);
    } else {
      Prediction.square(luma, 16 * column, 16 * row, 16, mode);
      add(luma, 16 * column, 16 * row, 4, 0);
    }
    Prediction.square(blue, 8 * column, 8 * row, 8, chroma);
    add(blue, 8 * column, 8 * row, 2, 16);
    Prediction.square(red, 8 * column, 8 * row, 8, chroma);
    add(red, 8 * column, 8 * row, 2, 20);
  }

  /** Of the whole macroblock; negative where its small blocks have modes of their own. */
  private static int squareMode(BoolDecoder in) {
    if (in.bit(145) == 0) {
      return -1;
    }
    if (in.bit(156) == 0) {
      return in.bit(163) == 0 ? Prediction.MEAN : Prediction.DOWN;
    }
    return in.bit(128) == 0 ? Prediction.ACROSS : Prediction.SLOPE;
  }

  private static int chromaMode(BoolDecoder in) {
    if (in.bit(142) == 0) {
      return Prediction.MEAN;
    }
    if (in.bit(114) == 0) {
      return Prediction.DOWN;
    }
    return in.bit(183) == 0 ? Prediction.ACROSS : Prediction.SLOPE;
  }

  private static int smallMode(BoolDecoder in, int above, int left) {
    int p = (above * BLOCK_MODES + left) * BLOCK_NODES;
    int[] odds = Tables.BLOCK_MODES;
    if (in.bit(odds[p]) == 0) {
      return Prediction.MEAN;
    }
    if (in.bit(odds[p + 1]) == 0) {
      return Prediction.SLOPE;
    }
    if (in.bit(odds[p + 2]) == 0) {
      return Prediction.DOWN;
    }
    if (in.bit(odds[p + 3]) == 0) {
      if (in.bit(odds[p + 4]) == 0) {
        return Prediction.ACROSS;
      }
      return in.bit(odds[p + 5]) == 0 ? 5 : 6;
    }
    if (in.bit(odds[p + 6]) == 0) {
      return 4;
    }
    if (in.bit(odds[p + 7]) == 0) {
      return 7;
    }
    return in.bit(odds[p + 8]) == 0 ? 8 : 9;
  }

  private void smallBlocks(int column, int row, int[] modes) {
    int left = 16 * column;
    int top = 16 * row;
    int[] beyond = new int[4];
    for (int i = 0; i < 4; i++) {
      int x = row > 0 && column == columns - 1 ? left + 15 : left + 16 + i;
      beyond[i] = luma.get(x, top - 1);
    }
    for (int i = 0; i < 16; i++) {
      int x = left + 4 * (i % 4);
      int y = top + 4 * (i / 4);
      int[] right = beyond;
      if (i % 4 < 3) {
        right = new int[4];
        for (int k = 0; k < 4; k++) {
          right[k] = luma.get(x + 4 + k, y - 1);
        }
      }
      Prediction.small(luma, x, y, modes[i], right);
      luma.add(x, y, residue.coefficients, 16 * i);
    }
  }

  private void add(Plane plane, int x, int y, int side, int first) {
    for (int i = 0; i < side * side; i++) {
      plane.add(x + 4 * (i % side), y + 4 * (i / side), residue.coefficients, 16 * (first + i));
    }
  }

  private void smooth() {
    for (int i = 0; i < smoothing.length; i++) {
      int level = Math.abs(smoothing[i]);
      if (level > 0) {
        boolean inner = smoothing[i] > 0;
        EdgeFilter.smooth(luma, blue, red, i % columns, i / columns, level, header, inner);
      }
    }
  }
}
