package org.convlens.format.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a stored picture has to be turned, EXIF tag 0x0112 with its eight values.
 *
 * @param swaps stored rows become shown columns
 * @param mirrorsX stored columns run from right to left
 * @param mirrorsY stored rows run from bottom to top
 */
record Orientation(boolean swaps, boolean mirrorsX, boolean mirrorsY) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  private static final int TAG = 0x0112;
  private static final int UNSIGNED_SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  /**
   * @param value 1 to 8; anything else counts as 1
   */
  static Orientation of(int value) {
    return switch (value) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, false, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, true, false);
      default -> UPRIGHT;
    };
  }

  /**
   * Looks into an EXIF block, which is a TIFF file without a picture.
   *
   * @return upright where the block says nothing or makes no sense
   */
  static Orientation read(byte[] bytes, int offset, int length) {
    ByteBuffer exif = ByteBuffer.wrap(bytes, offset, length).slice();
    if (length < 14 || exif.get(0) != exif.get(1)) {
      return UPRIGHT;
    }
    exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = exif.getInt(4) & 0xffffffffL;
    if (directory > length - 2) {
      return UPRIGHT;
    }
    int entries = exif.getShort((int) directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (entry + ENTRY_BYTES > length) {
        break;
      }
      int at = (int) entry;
      if ((exif.getShort(at) & 0xffff) == TAG && exif.getShort(at + 2) == UNSIGNED_SHORT) {
        return of(exif.getShort(at + 8) & 0xffff);
      }
    }
    return UPRIGHT;
  }
}
