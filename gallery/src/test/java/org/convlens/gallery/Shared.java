package org.convlens.gallery;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real networks and pictures lie that tests use but the repository does not hold. */
final class Shared {
  private Shared() {}

  /** The repository's root. */
  static Path root() {
    return Path.of(System.getProperty("convlens.root", "..")).toAbsolutePath().normalize();
  }

  /** The folder of the data: {@code CONVLENS_DATA}, else {@code ../shared/data}. */
  static Path folder() {
    String chosen = System.getenv("CONVLENS_DATA");
    return chosen == null ? root().resolveSibling("shared").resolve("data") : Path.of(chosen);
  }

  /** A file of the data; the test is skipped, with the reason, where it is absent. */
  static Path file(String name) {
    Path file = folder().resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "skipped: " + file + " is not there; set CONVLENS_DATA to the folder of the data");
    return file;
  }
}
