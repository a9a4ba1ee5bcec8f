package org.convlens.format.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** GIF's variable-length LZW: sub-blocks of codes to palette entries. */
final class GifCodes {
  private static final int MOST_CODES = 4096;

  private final ByteBuffer in;
  private final int[] prefix = new int[MOST_CODES];
  private final byte[] last = new byte[MOST_CODES];
  private final int[] length = new int[MOST_CODES];
  private int blockLeft;
  private int buffer;
  private int buffered;

  GifCodes(ByteBuffer in) {
    this.in = in;
  }

  /**
   * @param count entries wanted
   * @throws EOFException if the codes yield fewer
   */
  byte[] decode(int count) throws IOException {
    int bits = in.hasRemaining() ? in.get() & 0xff : 0;
    if (bits < 1 || bits > 11) {
      throw new IOException("its codes have " + bits + " bits");
    }
    byte[] entries = new byte[count];
    int clear = 1 << bits;
    for (int code = 0; code < clear; code++) {
      last[code] = (byte) code;
      length[code] = 1;
    }
    int free = clear + 2;
    int size = bits + 1;
    int previous = -1;
    int done = 0;
    while (done < count) {
      int code = next(size);
      if (code == clear) {
        free = clear + 2;
        size = bits + 1;
        previous = -1;
        continue;
      }
      if (code == clear + 1) {
        throw new EOFException();
      }
      if (code > free || (code >= clear && previous < 0)) {
        throw new IOException("a code has no meaning");
      }
      if (previous >= 0 && free < MOST_CODES) {
        prefix[free] = previous;
        length[free] = length[previous] + 1;
        last[free] = first(code == free ? previous : code);
        free++;
        if (free == 1 << size && size < 12) {
          size++;
        }
      } else if (code >= free) {
        throw new IOException("a code has no meaning");
      }
      write(code, entries, done);
      done += length[code];
      previous = code;
    }
    return entries;
  }

  private byte first(int code) {
    int at = code;
    while (length[at] > 1) {
      at = prefix[at];
    }
    return last[at];
  }

  private void write(int code, byte[] entries, int from) {
    int at = code;
    for (int i = from + length[code] - 1; i >= from; i--) {
      if (i < entries.length) {
        entries[i] = last[at];
      }
      at = prefix[at];
    }
  }

  private int next(int size) throws EOFException {
    while (buffered < size) {
      while (blockLeft == 0) {
        if (!in.hasRemaining()) {
          throw new EOFException();
        }
        blockLeft = in.get() & 0xff;
        if (blockLeft == 0) {
          throw new EOFException();
        }
      }
      if (!in.hasRemaining()) {
        throw new EOFException();
      }
      buffer |= (in.get() & 0xff) << buffered;
      buffered += 8;
      blockLeft--;
    }
    int code = buffer & ((1 << size) - 1);
    buffer >>>= size;
    buffered -= size;
    return code;
  }
}
