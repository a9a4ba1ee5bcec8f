package org.convlens.format.zoo;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.Text;

/**
 * A file that has not arrived as a whole. Beside it lies from which address it comes, and the mark
 * by which the server knows whether it still has the same file.
 */
record PartFile(Path path) {
  private static final int LONGEST = 1 << 14;

  /** How much is here, in bytes. */
  long size() throws IOException {
    return Files.isRegularFile(path) ? Files.size(path) : 0;
  }

  /** How much is here of what this address has, in bytes. */
  long sizeOf(URI url) throws IOException {
    List<String> memory = memory();
    return !memory.isEmpty() && memory.get(0).equals(url.toString()) ? size() : 0;
  }

  /** The server's mark of the file ({@code ETag} or {@code Last-Modified}); may be empty. */
  String validator() throws IOException {
    List<String> memory = memory();
    return memory.size() > 1 ? memory.get(1) : "";
  }

  /** Opens for adding at the end. */
  FileChannel append() throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Opens for writing from the beginning: what was here is gone. */
  FileChannel restart(URI url, String validator) throws IOException {
    Files.deleteIfExists(path);
    Files.writeString(from(), url + "\n" + validator + "\n");
    return append();
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(from());
  }

  private Path from() {
    return path.resolveSibling(path.getFileName() + ".from");
  }

  private List<String> memory() throws IOException {
    try {
      return Files.isRegularFile(from()) ? Text.read(from(), LONGEST).lines().toList() : List.of();
    } catch (FormatException e) {
      return List.of();
    }
  }
}
