package org.convlens.format.set;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that lies outside the repository. */
final class SharedData {
  private SharedData() {}

  /** A file or folder; the test is skipped where it is absent. */
  static Path find(String name) {
    String set = System.getenv("CONVLENS_DATA");
    Path root =
        set != null
            ? Path.of(set)
            : Path.of(System.getProperty("convlens.root", ".")).resolve("../shared/data");
    Path path = root.resolve(name).normalize();
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no '" + path + "' here");
    return path;
  }
}
