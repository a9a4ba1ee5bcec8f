package org.convlens.format.image.vp8;

import java.io.EOFException;

/** Reads decisions of known probability out of an arithmetic code (RFC 6386, section 7). */
final class BoolDecoder {
  /** Bytes beyond the end that a sound code may look at: they are zeros. */
  private static final int AHEAD = 2;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int value;
  private int range = 255;
  private int shifted;

  BoolDecoder(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.at = from;
    this.end = from + length;
    value = (next() << 8) | next();
  }

  private int next() {
    int here = at++;
    return here < end ? bytes[here] & 0xff : 0;
  }

  /**
   * @throws EOFException if decisions were read that the code no longer holds
   */
  void requireWhole() throws EOFException {
    if (at > end + AHEAD) {
      throw new EOFException();
    }
  }

  /**
   * @param probability of a 0, in 256ths
   */
  int bit(int probability) {
    int split = 1 + (((range - 1) * probability) >> 8);
    int border = split << 8;
    int bit = 0;
    if (value >= border) {
      bit = 1;
      range -= split;
      value -= border;
    } else {
      range = split;
    }
    while (range < 128) {
      value <<= 1;
      range <<= 1;
      if (++shifted == 8) {
        shifted = 0;
        value |= next();
      }
    }
    return bit;
  }

  boolean flag() {
    return bit(128) == 1;
  }

  int literal(int bits) {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = (number << 1) | bit(128);
    }
    return number;
  }

  /** A number and its sign. */
  int signed(int bits) {
    int number = literal(bits);
    return flag() ? -number : number;
  }

  /** A flag, and if it is set, a number with its sign; else 0. */
  int optional(int bits) {
    return flag() ? signed(bits) : 0;
  }
}
