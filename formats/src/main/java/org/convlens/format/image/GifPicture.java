package org.convlens.format.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.convlens.array.Volume;

/** Decodes the first frame of a GIF, laid on white in the size of the whole animation. */
final class GifPicture {
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int FRAME = 0x2c;

  /** First row and step of the four passes of an interlaced frame. */
  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  private final byte[] bytes;
  private final ByteBuffer in;
  private int transparent = -1;

  private GifPicture(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Volume decode(byte[] bytes) throws IOException {
    return new GifPicture(bytes).firstFrame().upright(Orientation.UPRIGHT);
  }

  private Pixels firstFrame() throws IOException {
    need(13);
    int width = in.getShort(6) & 0xffff;
    int height = in.getShort(8) & 0xffff;
    int flags = in.get(10);
    in.position(13);
    int palette = palette(flags);
    while (true) {
      need(2);
      int kind = in.get() & 0xff;
      if (kind == FRAME) {
        return frame(width, height, palette);
      }
      if (kind != EXTENSION) {
        throw new IOException("it has no picture where one should begin");
      }
      int label = in.get() & 0xff;
      if (label == GRAPHIC_CONTROL) {
        need(5);
        transparent = (in.get(in.position() + 1) & 1) == 1 ? in.get(in.position() + 4) & 0xff : -1;
      }
      skipBlocks();
    }
  }

  /** Steps over a palette and tells where it is; -1 without one. */
  private int palette(int flags) throws EOFException {
    if ((flags & 0x80) == 0) {
      return -1;
    }
    int start = in.position();
    int length = 3 << ((flags & 7) + 1);
    need(length);
    in.position(start + length);
    return start;
  }

  private Pixels frame(int screenWidth, int screenHeight, int globalPalette) throws IOException {
    need(10);
    int left = in.getShort() & 0xffff;
    int top = in.getShort() & 0xffff;
    int width = in.getShort() & 0xffff;
    int height = in.getShort() & 0xffff;
    int flags = in.get();
    RefusedException.unlessSmall(width, height);
    int wholeWidth = Math.max(screenWidth, left + width);
    int wholeHeight = Math.max(screenHeight, top + height);
    RefusedException.unlessSmall(wholeWidth, wholeHeight);
    int local = palette(flags);
    int palette = local >= 0 ? local : globalPalette;
    if (palette < 0) {
      throw new IOException("it has no colours");
    }
    byte[] entries = new GifCodes(in).decode(width * height);
    Pixels pixels = Pixels.of(3, wholeWidth, wholeHeight);
    for (byte[] plane : pixels.planes()) {
      Arrays.fill(plane, (byte) 255);
    }
    int row = 0;
    for (int[] pass : (flags & 0x40) == 0 ? new int[][] {{0, 1}} : PASSES) {
      for (int y = pass[0]; y < height; y += pass[1], row++) {
        for (int x = 0; x < width; x++) {
          int entry = entries[row * width + x] & 0xff;
          if (entry != transparent) {
            paint(pixels, (top + y) * wholeWidth + left + x, palette + 3 * entry);
          }
        }
      }
    }
    return pixels;
  }

  private void paint(Pixels pixels, int index, int from) {
    for (int c = 0; c < 3; c++) {
      pixels.set(c, index, from + c < bytes.length ? bytes[from + c] : 0);
    }
  }

  private void skipBlocks() throws EOFException {
    while (true) {
      need(1);
      int length = in.get() & 0xff;
      if (length == 0) {
        return;
      }
      need(length);
      in.position(in.position() + length);
    }
  }

  private void need(int count) throws EOFException {
    if (in.remaining() < count) {
      throw new EOFException();
    }
  }
}
