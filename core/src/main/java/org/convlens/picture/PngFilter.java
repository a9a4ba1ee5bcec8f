package org.convlens.picture;

/** Chooses a row's filter: whichever of "up" and "Paeth" leaves the smaller numbers. */
final class PngFilter {
  private static final int BYTES_PER_PIXEL = 3;

  private final byte[] up;
  private final byte[] paeth;

  PngFilter(int rowBytes) {
    up = new byte[rowBytes + 1];
    paeth = new byte[rowBytes + 1];
    up[0] = 2;
    paeth[0] = 4;
  }

  /** The filtered row after its filter's number; valid until the next call. */
  byte[] best(byte[] row, byte[] above) {
    long upSize = 0;
    long paethSize = 0;
    for (int i = 0; i < row.length; i++) {
      int left = i < BYTES_PER_PIXEL ? 0 : row[i - BYTES_PER_PIXEL] & 255;
      int corner = i < BYTES_PER_PIXEL ? 0 : above[i - BYTES_PER_PIXEL] & 255;
      int over = above[i] & 255;
      up[i + 1] = (byte) (row[i] - over);
      paeth[i + 1] = (byte) (row[i] - predict(left, over, corner));
      upSize += Math.abs(up[i + 1]);
      paethSize += Math.abs(paeth[i + 1]);
    }
    return upSize <= paethSize ? up : paeth;
  }

  private static int predict(int left, int over, int corner) {
    int toLeft = Math.abs(over - corner);
    int toOver = Math.abs(left - corner);
    int toCorner = Math.abs(left + over - 2 * corner);
    if (toLeft <= toOver && toLeft <= toCorner) {
      return left;
    }
    return toOver <= toCorner ? over : corner;
  }
}
