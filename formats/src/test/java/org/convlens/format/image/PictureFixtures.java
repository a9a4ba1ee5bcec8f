package org.convlens.format.image;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The pictures under {@code src/test/resources/pictures}, drawn by {@code make.py} there. */
final class PictureFixtures {
  private PictureFixtures() {}

  static List<Path> all() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(PictureFixtures.class.getResource("/pictures")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !f.toString().matches(".*\\.(expected|resized|py)"))
          .sorted()
          .toList();
    }
  }

  static Path file(String name) throws IOException, URISyntaxException {
    return all().stream().filter(f -> f.endsWith(name)).findFirst().orElseThrow();
  }
}
