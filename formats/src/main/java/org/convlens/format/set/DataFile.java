package org.convlens.format.set;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A data file, plain or compressed with gzip, or one in an archive; read no further than memory
 * allows. To be closed. Failures are one line with the file's name.
 */
final class DataFile implements Closeable {
  /** The most that gzip can make of one byte. */
  private static final long EXPANSION = 1032;

  private final String path;
  private final InputStream in;
  private final boolean compressed;
  private final long length;
  private long taken;

  private DataFile(String path, InputStream in, boolean compressed, long length) {
    this.path = path;
    this.in = in;
    this.compressed = compressed;
    this.length = length;
  }

  static DataFile open(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("no file '" + path + "'");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      in.mark(2);
      boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream content = compressed ? new GZIPInputStream(in, 1 << 16) : in;
      return new DataFile(path.toString(), content, compressed, Files.size(path));
    } catch (EOFException | ZipException e) {
      in.close();
      throw new IOException("'" + path + "' is not a readable gzip file", e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * A file in an archive, which stays open when this one is closed.
   *
   * @param length of the file in bytes
   */
  static DataFile within(String name, InputStream in, long length) {
    InputStream part =
        new FilterInputStream(in) {
          private long left = length;

          @Override
          public int read() throws IOException {
            int next = left > 0 ? in.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
          }

          @Override
          public int read(byte[] target, int from, int count) throws IOException {
            int most = (int) Math.min(count, left);
            int got = most == 0 && count > 0 ? -1 : in.read(target, from, most);
            left -= Math.max(got, 0);
            return got;
          }

          @Override
          public void close() throws IOException {
            in.skipNBytes(left);
            left = 0;
          }
        };
    return new DataFile(name, part, false, length);
  }

  /** The next bytes, exactly as many. */
  byte[] take(int count) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(count);
    } catch (EOFException | ZipException e) {
      throw new IOException("'" + path + "' is cut off or damaged", e);
    }
    taken += bytes.length;
    if (bytes.length < count) {
      throw new IOException("'" + path + "' ends after " + taken + " bytes: it is cut off");
    }
    return bytes;
  }

  /**
   * The rest of the file, which must be exactly as long as announced; nothing is reserved before
   * the announcement has been held against the file's length.
   */
  byte[] rest(long announced) throws IOException {
    boolean possible =
        compressed
            ? announced <= Math.multiplyExact(length, EXPANSION)
            : taken + announced == length;
    if (!possible) {
      throw new IOException(
          "'"
              + path
              + "' announces "
              + announced
              + " bytes but "
              + (compressed ? "cannot hold them" : "holds " + (length - taken))
              + ": it is damaged");
    }
    byte[] bytes = take(bounded(announced));
    try {
      if (in.read() >= 0) {
        throw new IOException("'" + path + "' goes on after the announced " + announced + " bytes");
      }
    } catch (EOFException | ZipException e) {
      throw new IOException("'" + path + "' is cut off or damaged", e);
    }
    return bytes;
  }

  /** Everything that is left, whatever its length. */
  byte[] rest() throws IOException {
    int limit = bounded(0);
    try {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw tooLarge(limit + 1L);
      }
      return bytes;
    } catch (EOFException | ZipException e) {
      throw new IOException("'" + path + "' is cut off or damaged", e);
    }
  }

  private int bounded(long bytes) throws IOException {
    long limit = Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 4);
    if (bytes > limit) {
      throw tooLarge(bytes);
    }
    return (int) (bytes == 0 ? limit : bytes);
  }

  private IOException tooLarge(long bytes) {
    return new IOException(
        "'"
            + path
            + "' holds "
            + (bytes >> 20)
            + " MB or more, over a quarter of Java's heap: give it more with -Xmx");
  }

  /** What messages call it. */
  String name() {
    return path;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
