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

  /** All files that are pictures by their endings, in any order. */
  List<Listed> list() throws IOException;

  /**
   * The whole file.
   *
   * @throws IOException with one line, if it cannot be read
   */
  byte[] bytes(String name) throws IOException;
}
