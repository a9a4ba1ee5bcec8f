package org.convlens.format.onnx;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Networks that lie beside the project; tests that need one are skipped where it is absent. */
final class SharedModels {
  private SharedModels() {}

  static Path path(String name) {
    String set = System.getenv("CONVLENS_DATA");
    Path data =
        set != null
            ? Path.of(set)
            : Path.of(System.getProperty("convlens.root", "..")).resolve("../shared/data");
    Path path = data.resolve(name).normalize();
    assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not there");
    return path;
  }
}
