package org.convlens.format.zoo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.task.UsageException;

/** Where weights come from. */
public sealed interface Origin {
  /** Somewhere in the web. */
  record Address(URI url) implements Origin {
    @Override
    public String toString() {
      return url.toString();
    }
  }

  /** On a disk. */
  record LocalFile(Path path) implements Origin {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * @param text an address with http or https, or a file
   * @throws UsageException if it is another kind of address
   * @throws IOException with one line, if there is no such file
   */
  static Origin parse(String text) throws IOException {
    Path path;
    try {
      if (text.matches("(?i)https?://.+")) {
        return new Address(new URI(text));
      }
      path = text.matches("(?i)file:.+") ? Path.of(new URI(text)) : Path.of(text);
    } catch (URISyntaxException | FileSystemNotFoundException | IllegalArgumentException e) {
      throw wrong(text);
    }
    if (Files.isRegularFile(path)) {
      return new LocalFile(path);
    }
    if (text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      throw wrong(text);
    }
    throw new IOException("no file '" + text + "' to take weights from");
  }

  private static UsageException wrong(String text) {
    return new UsageException(
        "no weights from '" + text + "': give an address with https or http, or a file");
  }
}
