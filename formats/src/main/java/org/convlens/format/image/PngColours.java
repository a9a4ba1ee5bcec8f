package org.convlens.format.image;

import org.convlens.format.image.PngHeader.Colour;

/** Turns the samples of a PNG row into grey or red, green and blue on white. */
final class PngColours {
  private final Colour colour;
  private final int bits;
  private final byte[] palette;
  private final byte[] transparency;

  PngColours(PngHeader header) {
    colour = header.colour();
    bits = header.bits();
    palette = header.palette();
    transparency = header.transparency();
  }

  /** Writes pixel {@code x} of a row to a place in the picture. */
  void put(byte[] row, int x, Pixels pixels, int index) {
    int first = x * colour.samples();
    switch (colour) {
      case GREY -> {
        int sample = sample(row, first);
        pixels.set(0, index, isTransparent(row, first) ? 255 : eight(sample));
      }
      case GREY_ALPHA ->
          pixels.set(
              0, index, Pixels.onWhite(eight(sample(row, first)), eight(sample(row, first + 1))));
      case PALETTE -> paint(sample(row, first), pixels, index);
      case RGB -> {
        boolean hidden = isTransparent(row, first);
        for (int c = 0; c < 3; c++) {
          pixels.set(c, index, hidden ? 255 : eight(sample(row, first + c)));
        }
      }
      case RGBA -> {
        int alpha = eight(sample(row, first + 3));
        for (int c = 0; c < 3; c++) {
          pixels.set(c, index, Pixels.onWhite(eight(sample(row, first + c)), alpha));
        }
      }
    }
  }

  /** An entry that the palette lacks is black. */
  private void paint(int entry, Pixels pixels, int index) {
    int alpha = entry < transparency.length ? transparency[entry] & 0xff : 255;
    for (int c = 0; c < 3; c++) {
      int at = entry * 3 + c;
      pixels.set(c, index, Pixels.onWhite(at < palette.length ? palette[at] & 0xff : 0, alpha));
    }
  }

  private boolean isTransparent(byte[] row, int first) {
    if (transparency.length < 2 * colour.samples()) {
      return false;
    }
    for (int c = 0; c < colour.samples(); c++) {
      int key = ((transparency[2 * c] & 0xff) << 8) | (transparency[2 * c + 1] & 0xff);
      if (sample(row, first + c) != key) {
        return false;
      }
    }
    return true;
  }

  private int sample(byte[] row, int number) {
    return switch (bits) {
      case 8 -> row[number] & 0xff;
      case 16 -> ((row[2 * number] & 0xff) << 8) | (row[2 * number + 1] & 0xff);
      default -> {
        int bit = number * bits;
        yield ((row[bit >> 3] & 0xff) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
      }
    };
  }

  /** A sample as 0..255. */
  private int eight(int sample) {
    return switch (bits) {
      case 8 -> sample;
      case 16 -> sample >> 8;
      default -> sample * 255 / ((1 << bits) - 1);
    };
  }
}
