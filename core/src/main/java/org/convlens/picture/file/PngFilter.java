package org.convlens.picture.file;

import java.util.Arrays;

/** Chooses a row's filter: whichever of "up" and "Paeth" leaves the smaller numbers. */
final class PngFilter {
  private static final int BYTES_PER_PIXEL = 3;

  private final byte[] same;
  private final byte[] up;
  private final byte[] paeth;

  PngFilter(int rowBytes) {
    same = new byte[rowBytes + 1];
    up = new byte[rowBytes + 1];
    paeth = new byte[rowBytes + 1];
    same[0] = 2;
    up[0] = 2;
    paeth[0] = 4;
  }

  /** The filtered row after its filter's number; valid until the next call. */
  byte[] best(byte[] row, byte[] above) {
    if (Arrays.equals(row, above)) {
      return same;
    }
    long upSize = 0;
    long paethSize = 0;
    for (int i = 0; i < row.length; i++) {
      int left = i < BYTES_PER_PIXEL ? 0 : row[i - BYTES_PER_PIXEL] & 255;
      int corner = i < BYTES_PER_PIXEL ? 0 : above[i - BYTES_PER_PIXEL] & 255;
      int over = above[i] & 255;
      byte byUp = (byte) (row[i] - over);
      byte byPaeth = (byte) (row[i] - predict(left, over, corner));
      up[i + 1] = byUp;
      paeth[i + 1] = byPaeth;
      upSize += Math.abs(byUp);
      paethSize += Math.abs(byPaeth);
    }
    return upSize <= paethSize ? up : paeth;
  }

  private static int predict(int left, int over, int corner) {
    if (over == corner) {
      return left;
    }
    if (left == corner) {
      return over;
    }
    int toLeft = Math.abs(over - corner);
    int toOver = Math.abs(left - corner);
    int toCorner = Math.abs(left + over - 2 * corner);
    if (toLeft <= toOver && toLeft <= toCorner) {
      return left;
    }
    return toOver <= toCorner ? over : corner;
  }
}
