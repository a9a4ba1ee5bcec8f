package org.convlens.format.image;

import org.convlens.array.Volume;

/**
 * A decoded picture before it becomes floats.
 *
 * @param planes red, green and blue, or only grey; each height × width, row by row
 */
record Pixels(int width, int height, byte[][] planes) {
  static Pixels of(int channels, int width, int height) {
    return new Pixels(width, height, new byte[channels][width * height]);
  }

  /** Lays a value on white, with Pillow's rounding. */
  static int onWhite(int value, int alpha) {
    int sum = ((value * alpha + 255 * (255 - alpha)) << 7) + (0x80 << 7);
    return ((sum >> 8) + sum) >> 15;
  }

  /**
   * What a coloured ink leaves of the light that black lets through, with Pillow's rounding.
   *
   * @param ink 0 for none to 255
   * @param light 255 without black to 0
   */
  static int underBlack(int ink, int light) {
    int product = ink * light + 128;
    return Math.max(0, light - (((product >> 8) + product) >> 8));
  }

  void set(int channel, int index, int value) {
    planes[channel][index] = (byte) value;
  }

  Volume upright(Orientation orientation) {
    int rows = orientation.swaps() ? width : height;
    int columns = orientation.swaps() ? height : width;
    return Volume.generate(
        planes.length,
        rows,
        columns,
        (c, y, x) -> {
          int across = orientation.swaps() ? y : x;
          int down = orientation.swaps() ? x : y;
          int storedX = orientation.mirrorsX() ? width - 1 - across : across;
          int storedY = orientation.mirrorsY() ? height - 1 - down : down;
          return planes[c][storedY * width + storedX] & 0xff;
        });
  }
}
