package org.convlens.format.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.convlens.array.Volume;

/**
 * Decodes PNG: all colour types and depths, interlaced or not; 16-bit samples keep their high byte.
 */
final class PngPicture {
  /** First column, first row, column step and row step of the seven Adam7 passes. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] WHOLE = {{0, 0, 1, 1}};

  private PngPicture() {}

  static Volume decode(byte[] bytes) throws IOException {
    PngHeader header = PngHeader.read(bytes);
    RefusedException.unlessSmall(header.width(), header.height());
    Pixels pixels = Pixels.of(header.colour().isGrey() ? 1 : 3, header.width(), header.height());
    PngColours colours = new PngColours(header);
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new InflaterInputStream(header.rows()), 1 << 16))) {
      for (int[] pass : header.interlaced() ? ADAM7 : WHOLE) {
        read(in, header, pass, colours, pixels);
      }
    }
    return pixels.upright(header.orientation());
  }

  private static void read(
      DataInputStream in, PngHeader header, int[] pass, PngColours colours, Pixels pixels)
      throws IOException {
    int columns = (header.width() - pass[0] + pass[2] - 1) / pass[2];
    int rows = (header.height() - pass[1] + pass[3] - 1) / pass[3];
    if (columns <= 0 || rows <= 0) {
      return;
    }
    int left = Math.max(1, header.bitsPerPixel() / 8);
    int length = (int) (((long) columns * header.bitsPerPixel() + 7) / 8);
    byte[] above = new byte[length];
    byte[] row = new byte[length];
    for (int y = 0; y < rows; y++) {
      int filter = in.readUnsignedByte();
      in.readFully(row);
      unfilter(filter, row, above, left);
      int start = (pass[1] + y * pass[3]) * header.width() + pass[0];
      for (int x = 0; x < columns; x++) {
        colours.put(row, x, pixels, start + x * pass[2]);
      }
      byte[] swap = above;
      above = row;
      row = swap;
    }
  }

  /** Undoes the filters None, Sub, Up, Average and Paeth. */
  private static void unfilter(int filter, byte[] row, byte[] above, int left) throws IOException {
    if (filter < 0 || filter > 4) {
      throw new IOException("a row has filter " + filter);
    }
    for (int i = 0; filter != 0 && i < row.length; i++) {
      int a = i < left ? 0 : row[i - left] & 0xff;
      int b = above[i] & 0xff;
      int c = i < left ? 0 : above[i - left] & 0xff;
      int predicted =
          switch (filter) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) >> 1;
            default -> paeth(a, b, c);
          };
      row[i] += (byte) predicted;
    }
  }

  private static int paeth(int a, int b, int c) {
    int toA = Math.abs(b - c);
    int toB = Math.abs(a - c);
    int toC = Math.abs(a + b - 2 * c);
    return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
  }
}
