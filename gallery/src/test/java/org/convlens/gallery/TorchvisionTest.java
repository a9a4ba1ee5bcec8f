package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.convlens.format.Models;
import org.convlens.net.Model;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every module of torchvision's networks says what it says in torchvision, within 1e-4 of its
 * greatest number: state dicts, and TorchScript. The folder {@code CONVLENS_TORCHVISION} is filled
 * by {@code pytorch/make_reference.py} and {@code torchscript/make.py FOLDER}, both in {@code
 * formats/src/test/resources}.
 */
@Tag("thorough")
class TorchvisionTest {
  private static final float TOLERANCE = 1e-4f;

  @TestFactory
  Stream<DynamicTest> everyModuleSaysWhatItSaysInTorchvision() throws IOException {
    String folder = System.getenv("CONVLENS_TORCHVISION");
    Assumptions.assumeTrue(
        folder != null, "skipped: make_reference.py fills a folder, CONVLENS_TORCHVISION names it");
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder)))) {
      List<Path> weights = files.filter(f -> f.toString().matches(".*\\.pth?")).sorted().toList();
      return weights.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
    }
  }

  private static void compare(Path file) throws IOException {
    ModuleNumbers numbers = ModuleNumbers.of(beside(file));
    Model model = Models.open(file, numbers.size());
    int modules = numbers.compare(model, TOLERANCE);
    if (!file.toString().endsWith(".frozen.pt")) {
      assertThat(modules).isGreaterThan(numbers.expected().size() / 2);
    }
  }

  private static Path beside(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.indexOf('.')) + ".safetensors");
  }
}
