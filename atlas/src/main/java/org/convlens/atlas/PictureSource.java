package org.convlens.atlas;

import java.io.IOException;
import java.util.List;

/** Where the files of pictures lie. Several threads may use one at once. */
public interface PictureSource {
  /**
   * A file.
   *
   * @param name its path within the source, with {@code /} between folders
   * @param bytes how many
   */
  record Listed(String name, long bytes) {}

  /** Bytes of a file at most. */
  long MOST_BYTES = 512L << 20;

  /**
   * @throws IOException with one line, if a file has more than {@link #MOST_BYTES}
   */
  static void requireBounded(String name, long bytes) throws IOException {
    if (bytes > MOST_BYTES) {
      throw new IOException("the picture '" + name + "' has more than 512 MB: make it smaller");
    }
  }

  /** All files that are pictures by their endings, in any order. */
  List<Listed> list() throws IOException;

  /**
   * The whole file.
   *
   * @throws IOException with one line, if it cannot be read
   */
  byte[] bytes(String name) throws IOException;
}
