package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.format.Models;
import org.convlens.net.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every module of the small TorchScript networks says what it says in PyTorch. */
class TorchScriptParityTest {
  private static final float TOLERANCE = 1e-5f;
  private static final float HALF_PRECISION = 1e-2f;

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Path packed = Shared.root().resolve("formats/src/test/resources/torchscript/fixtures.zip");
    try (InputStream in = Files.newInputStream(packed);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  private static int compared(String file, float tolerance) throws IOException {
    String name = file.substring(0, file.indexOf('.'));
    ModuleNumbers numbers = ModuleNumbers.of(folder.resolve(name + ".safetensors"));
    Model model = Models.open(folder.resolve(file), numbers.size());
    return numbers.compare(model, tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "residual.traced.pt, 11",
    "residual.scripted.pt, 11",
    "residual.extra.pt, 11",
    "residual.frozen.pt, 1",
    "branches.traced.pt, 7",
    "branches.scripted.pt, 7",
    "branches.frozen.pt, 1",
    "staged.traced.pt, 12",
    "staged.scripted.pt, 12",
    "tokens.traced.pt, 7",
    "tokens.scripted.pt, 7"
  })
  void everyModuleSaysWhatItSaysInPytorch(String file, int modules) throws IOException {
    assertThat(compared(file, TOLERANCE)).isEqualTo(modules);
  }

  @ParameterizedTest
  @CsvSource({"residual.half.pt, 11"})
  void weightsOfHalfPrecisionAreRead(String file, int modules) throws IOException {
    assertThat(compared(file, HALF_PRECISION)).isEqualTo(modules);
  }
}
