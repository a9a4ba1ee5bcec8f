package org.convlens.format.set;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The files of a tar archive (POSIX ustar), plain or compressed with gzip, one after the other. */
final class TarFiles {
  private static final int BLOCK = 512;
  private static final int MAGIC = 257;
  private static final int CHECKSUM = 148;
  private static final int KIND = 156;

  private TarFiles() {}

  /** Takes a file. */
  @FunctionalInterface
  interface Taker {
    /**
     * @param name the last part of its path
     */
    void take(String name, DataFile file) throws IOException;
  }

  static boolean isTar(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  /**
   * @throws IOException with one line, if it is no such archive, cut off or damaged
   */
  static void each(Path path, Taker taker) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      raw.mark(2);
      boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      InputStream in =
          packed ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16) : raw;
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        long length = length(path, header);
        if (header[KIND] == '0' || header[KIND] == 0) {
          try (DataFile file = DataFile.within(path + ":" + name(header), in, length)) {
            taker.take(name(header), file);
          }
        } else {
          in.skipNBytes(length);
        }
        in.skipNBytes((BLOCK - length % BLOCK) % BLOCK);
        header = in.readNBytes(BLOCK);
      }
    } catch (EOFException | ZipException e) {
      throw new IOException("'" + path + "' is cut off or damaged", e);
    }
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String text(byte[] header, int from, int most) {
    int end = from;
    while (end < from + most && header[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOfRange(header, from, end), StandardCharsets.UTF_8).strip();
  }

  private static long length(Path path, byte[] header) throws IOException {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : header[i] & 0xff;
    }
    try {
      boolean sound =
          text(header, MAGIC, 5).equals("ustar")
              && Integer.parseInt(text(header, CHECKSUM, 8), 8) == sum;
      long length = Long.parseLong(text(header, 124, 12), 8);
      if (sound && length >= 0) {
        return length;
      }
    } catch (NumberFormatException e) {
      throw new IOException("'" + path + "' is no tar archive, or damaged", e);
    }
    throw new IOException("'" + path + "' is no tar archive, or damaged");
  }
}
