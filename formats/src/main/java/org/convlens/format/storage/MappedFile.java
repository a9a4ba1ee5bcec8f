package org.convlens.format.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.convlens.format.file.FormatException;

/**
 * A file's bytes, mapped and read-only. Nothing is copied into the heap; slices stay valid as long
 * as anybody holds them.
 */
public final class MappedFile {
  private static final long WINDOW = 1L << 30;

  private final Path path;
  private final long size;
  private final List<ByteBuffer> windows;

  private MappedFile(Path path, long size, List<ByteBuffer> windows) {
    this.path = path;
    this.size = size;
    this.windows = windows;
  }

  public static MappedFile of(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      List<ByteBuffer> windows = new ArrayList<>();
      for (long start = 0; start < size; start += WINDOW) {
        long length = Math.min(size - start, 2 * WINDOW - 1);
        windows.add(channel.map(MapMode.READ_ONLY, start, length));
      }
      return new MappedFile(path, size, windows);
    }
  }

  public Path path() {
    return path;
  }

  /** Bytes of the whole file. */
  public long size() {
    return size;
  }

  /**
   * A little-endian, read-only view.
   *
   * @param length at most 1 GiB, or up to 2 GiB where it starts at a multiple of 1 GiB
   * @throws FormatException if the file is not as long
   */
  public ByteBuffer slice(long offset, long length) throws FormatException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw FormatException.in(
          path,
          "the file ends at byte "
              + size
              + ", but "
              + length
              + " bytes from "
              + offset
              + " on belong to it: it is cut off or damaged",
          null);
    }
    if (length == 0) {
      return ByteBuffer.allocate(0).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
    ByteBuffer window = windows.get((int) (offset / WINDOW));
    int start = (int) (offset % WINDOW);
    if (length > window.limit() - start) {
      throw FormatException.in(
          path, "one array of " + length + " bytes is larger than can be mapped", null);
    }
    return window.slice(start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * All bytes.
   *
   * @throws FormatException if they are 2 GiB or more
   */
  public ByteBuffer whole() throws FormatException {
    return slice(0, size);
  }
}
