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

/** Programs of {@code torch.export}, and the operators of traced ones, say what PyTorch says. */
class ExportParityTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Path packed = Shared.root().resolve("formats/src/test/resources/torchscript/calls.zip");
    try (InputStream in = Files.newInputStream(packed);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  /** Modules that PyTorch tells of and layers that are called after them. */
  @ParameterizedTest
  @CsvSource({
    "residual.pt2, 11",
    "residual.core.pt2, 11",
    "residual.batch.pt2, 11",
    "branches.pt2, 7",
    "branches.core.pt2, 7",
    "staged.pt2, 12",
    "tokens.pt2, 7",
    "tokens.core.pt2, 7",
    "places.pt2, 4",
    "places.traced.pt, 4",
    "spread.pt2, 5",
    "spread.open.pt2, 5",
    "spread.traced.pt, 5"
  })
  void everyModuleSaysWhatItSaysInPytorch(String file, int modules) throws IOException {
    String name = file.substring(0, file.indexOf('.'));
    ModuleNumbers numbers = ModuleNumbers.of(folder.resolve(name + ".safetensors"));
    Model model = Models.open(folder.resolve(file), numbers.size());
    assertThat(numbers.compare(model, TOLERANCE)).isEqualTo(modules);
  }

  @ParameterizedTest
  @CsvSource({"residual.pt2, 16, 16", "places.pt2, 8, 10", "spread.pt2, 9, 7"})
  void theInputHasTheSizeThatTheProgramSays(String file, int height, int width) throws IOException {
    var input = Models.open(folder.resolve(file)).graph().inputShape();
    assertThat(input.height()).isEqualTo(height);
    assertThat(input.width()).isEqualTo(width);
  }
}
