package org.convlens.format.image.vp8;

/**
 * From luma and chroma to red, green and blue with libwebp's rounding: chroma between its cells is
 * 9, 3, 3 and 1 sixteenths of the four that are nearest, the matrix is ITU-R BT.601's for 16..235.
 */
final class Colours {
  private Colours() {}

  static byte[][] of(Plane luma, Plane blue, Plane red, int width, int height) {
    byte[][] planes = new byte[3][Math.multiplyExact(width, height)];
    int lastColumn = (width + 1) / 2 - 1;
    int lastRow = (height + 1) / 2 - 1;
    for (int y = 0, i = 0; y < height; y++) {
      int near = y / 2;
      int far = Math.max(0, Math.min(lastRow, near + (y % 2 == 0 ? -1 : 1)));
      for (int x = 0; x < width; x++, i++) {
        int beside = Math.max(0, Math.min(lastColumn, x / 2 + (x % 2 == 0 ? -1 : 1)));
        int u = between(blue, x / 2, beside, near, far);
        int v = between(red, x / 2, beside, near, far);
        int light = (luma.get(x, y) * 19077) >> 8;
        planes[0][i] = clipped(light + ((v * 26149) >> 8) - 14234);
        planes[1][i] = clipped(light - ((u * 6419) >> 8) - ((v * 13320) >> 8) + 8708);
        planes[2][i] = clipped(light + ((u * 33050) >> 8) - 17685);
      }
    }
    return planes;
  }

  private static int between(Plane plane, int x, int beside, int near, int far) {
    int nearest = 9 * plane.get(x, near) + 3 * plane.get(beside, near);
    return (nearest + 3 * plane.get(x, far) + plane.get(beside, far) + 8) >> 4;
  }

  private static byte clipped(int value) {
    return (byte) Math.max(0, Math.min(255, value >> 6));
  }
}
