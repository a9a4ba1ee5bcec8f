package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code 1.0 - x}, {@code preprocess_input}, {@code keras.ops} and their like say what they say in
 * Keras 2 and 3.
 */
class KerasOperandsTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "operands, reversed.keras",
    "operands, reversed2.h5",
    "operations, scaled3.keras",
    "operations, caffe3.keras",
    "operations, torch3.keras",
    "operations, mirrored3.keras",
    "operations, picks3.keras",
    "operations, reduces3.keras",
    "operations, functions3.keras",
    "operations, activations3.keras",
    "operations, gated3.keras",
    "operations, caffe2.h5",
    "operations, torch2.h5",
    "operations, functions2.h5"
  })
  void operationsSayWhatTheFrameworkSays(String bundle, String file) throws IOException {
    Path packed = Shared.root().resolve("formats/src/test/resources/keras/" + bundle + ".zip");
    try (InputStream in = Files.newInputStream(packed);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
    String numbers = file.substring(0, file.indexOf('.')) + ".safetensors";
    Map<String, Tensor> expected = SafetensorsFile.of(folder.resolve(numbers)).tensors();
    Tensor input = Objects.requireNonNull(expected.get("input"));
    Volume picture = Volume.generate(3, 8, 8, (c, y, x) -> input.at((y * 8 + x) * 3 + c));
    Model model = Models.open(folder.resolve(file));
    LayerId output = model.graph().output();
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), Set.of(output))) {
      assertThat(trace.at(0, output).toArray())
          .containsExactly(
              Objects.requireNonNull(expected.get("output")).toFloats(), within(1e-5f));
    }
  }
}
