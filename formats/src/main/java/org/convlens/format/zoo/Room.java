package org.convlens.format.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much still fits on the disk. */
@FunctionalInterface
interface Room {
  /** What is left to the other programs. */
  long SPARE = 16 << 20;

  /** In bytes. */
  long bytes() throws IOException;

  /** On the disk with this folder. */
  static Room of(Path folder) {
    return () -> Files.getFileStore(folder).getUsableSpace();
  }

  /**
   * @param bytes that are to come
   * @throws IOException with one line, if they do not fit
   */
  default void require(String what, long bytes) throws IOException {
    long free = bytes();
    if (bytes > 0 && free < bytes + SPARE) {
      throw new IOException(
          "the disk has "
              + Size.text(free)
              + " left, and "
              + Size.text(bytes)
              + " of "
              + what
              + " are to come: make room, or let CONVLENS_CACHE name a folder on another disk");
    }
  }
}
