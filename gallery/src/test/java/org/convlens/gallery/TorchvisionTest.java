package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every module of torchvision's networks says what it says in torchvision, within 1e-4 of its
 * greatest number. The folder {@code CONVLENS_TORCHVISION} is filled by {@code
 * formats/src/test/resources/pytorch/make_reference.py}.
 */
@Tag("thorough")
class TorchvisionTest {
  private static final float TOLERANCE = 1e-4f;
  private static final int SAMPLES = 256;

  @TestFactory
  Stream<DynamicTest> everyModuleSaysWhatItSaysInTorchvision() throws IOException {
    String folder = System.getenv("CONVLENS_TORCHVISION");
    Assumptions.assumeTrue(
        folder != null, "skipped: make_reference.py fills a folder, CONVLENS_TORCHVISION names it");
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder)))) {
      List<Path> weights = files.filter(f -> f.toString().endsWith(".pth")).sorted().toList();
      return weights.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
    }
  }

  private static void compare(Path file) throws IOException {
    Model model = Models.open(file);
    Path numbers = Path.of(file.toString().replaceAll("pth$", "safetensors"));
    Map<String, Tensor> expected = SafetensorsFile.of(numbers).tensors();
    Tensor input = Objects.requireNonNull(expected.get("input"));
    Shape shape = input.shape();
    Volume picture = Volume.of(shape.extent(1), shape.extent(2), shape.extent(3), input.toFloats());
    Set<LayerId> watched = new HashSet<>(model.graph().outputs());
    for (Node node : model.graph().nodes()) {
      if (expected.containsKey(node.name())) {
        watched.add(node.id());
      }
    }
    assertThat(watched).hasSizeGreaterThan(expected.size() / 2);
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), watched)) {
      for (LayerId layer : watched) {
        boolean logits = layer.equals(model.graph().output());
        Tensor there = expected.get(logits ? "logits" : layer.name());
        if (there != null && !layer.equals(model.graph().input())) {
          assertClose(layer, trace.at(0, layer), there.toFloats(), logits);
        }
      }
    }
  }

  private static void assertClose(LayerId layer, Volume here, float[] there, boolean whole) {
    int step = whole ? 1 : Math.max(1, here.size() / SAMPLES);
    float greatest = 0;
    float worst = 0;
    for (int i = 0; i < there.length; i++) {
      greatest = Math.max(greatest, Math.abs(there[i]));
      worst = Math.max(worst, Math.abs(here.at(i * step) - there[i]));
    }
    assertThat(worst).as(layer.name()).isLessThanOrEqualTo(TOLERANCE * greatest);
  }
}
