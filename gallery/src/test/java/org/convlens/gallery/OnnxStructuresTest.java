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
import org.junit.jupiter.params.provider.ValueSource;

/** Files that say a network in ways of their own open with ONNX Runtime's numbers. */
class OnnxStructuresTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unordered",
        "functions",
        "branches",
        "fused",
        "onerow",
        "standardised",
        "scaled",
        "integers",
        "samepads",
        "rounded",
        "zeros",
        "qoperator",
        "segmenter"
      })
  void sayWhatOnnxRuntimeSays(String name) throws IOException {
    Path packed = Shared.root().resolve("formats/src/test/resources/onnx/structures.zip");
    try (InputStream in = Files.newInputStream(packed);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
    Map<String, Tensor> expected =
        SafetensorsFile.of(folder.resolve(name + ".safetensors")).tensors();
    Tensor input = Objects.requireNonNull(expected.get("input"));
    Volume picture = Volume.generate(3, 8, 8, (c, y, x) -> input.at((c * 8 + y) * 8 + x));
    Model model = Models.open(folder.resolve(name + ".onnx"));
    LayerId output = model.graph().output();
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), Set.of(output))) {
      assertThat(trace.at(0, output).toArray())
          .containsExactly(
              Objects.requireNonNull(expected.get("output")).toFloats(), within(1e-5f));
    }
  }
}
