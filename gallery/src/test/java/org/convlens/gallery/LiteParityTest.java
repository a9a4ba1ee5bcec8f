package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
import org.convlens.net.op.Size;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tensor of the small networks says what it says in TensorFlow Lite's interpreter. */
class LiteParityTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Path packed = Shared.root().resolve("formats/src/test/resources/tflite/networks.zip");
    try (InputStream in = Files.newInputStream(packed);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  /** A network, what is expected of its layers, and a picture. */
  private record Told(Model model, Map<LayerId, String> layers, Map<String, Tensor> numbers) {
    static Told of(String name) throws IOException {
      Map<String, Tensor> numbers =
          SafetensorsFile.of(folder.resolve(name + ".safetensors")).tensors();
      Size size = name.equals("wide") ? new Size(20, 12) : null;
      Model model = Models.open(folder.resolve(name + ".tflite"), size);
      Map<LayerId, String> layers = new LinkedHashMap<>();
      for (Node node : model.graph().nodes()) {
        if (numbers.containsKey(node.output()) && !node.inputs().isEmpty()) {
          layers.put(node.id(), node.output());
        }
      }
      return new Told(model, layers, numbers);
    }

    Tensor tensor(String name) {
      return Objects.requireNonNull(numbers.get(name), name);
    }

    Volume picture() {
      Shape own = model.graph().inputShape();
      float[] given = tensor("input").toFloats();
      boolean first = tensor("input").shape().rank() == 4 && tensor("input").shape().extent(1) == 3;
      return first
          ? Volume.of(own.channels(), own.height(), own.width(), given)
          : laidOut(given, own);
    }

    /** The numbers of a tensor as the layer lays them out. */
    float[] expected(LayerId layer, Volume like) {
      Tensor tensor = tensor(Objects.requireNonNull(layers.get(layer)));
      Shape own = model.graph().node(layer).shape();
      boolean turned =
          own.isMaps() && !(tensor.shape().extent(1) == own.channels() && isFirst(tensor, own));
      assertThat(tensor.size()).as(layer.name()).isEqualTo(like.size());
      return turned ? laidOut(tensor.toFloats(), own).toArray() : tensor.toFloats();
    }

    private static boolean isFirst(Tensor tensor, Shape own) {
      return tensor.shape().rank() == 4
          && tensor.shape().extent(3) == own.width()
          && own.width() != own.channels();
    }

    private static Volume laidOut(float[] numbers, Shape own) {
      int channels = own.channels();
      int width = own.width();
      return Volume.generate(
          channels, own.height(), width, (c, y, x) -> numbers[(y * width + x) * channels + c]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 9",
    "plain.half, 9",
    "plain.dynamic, 9",
    "branches, 30",
    "decoder, 15",
    "functions, 60",
    "first, 9",
    "wide, 3",
    "grey, 5",
    "scaled, 4",
    "places, 15"
  })
  void everyTensorSaysWhatTheInterpreterSays(String name, int count) throws IOException {
    Told told = Told.of(name);
    assertThat(told.layers()).hasSizeGreaterThanOrEqualTo(count);
    try (Network network = Torch.engine().open(told.model());
        Trace trace = network.trace(List.of(told.picture()), told.layers().keySet())) {
      for (LayerId layer : told.layers().keySet()) {
        Volume found = trace.at(0, layer);
        float[] expected = told.expected(layer, found);
        float most = 1e-2f;
        for (float each : expected) {
          most = Math.max(most, Math.abs(each));
        }
        assertThat(found.toArray())
            .as(layer.name())
            .containsExactly(expected, within(TOLERANCE * most));
      }
    }
  }

  /**
   * The interpreter multiplies with integers and rounds products to integers twice: given the same
   * numbers, a layer's integers differ by one at most.
   */
  @ParameterizedTest
  @CsvSource({
    "plain.whole, 10",
    "plain.bytes, 9",
    "branches.whole, 30",
    "decoder.whole, 15",
    "places.whole, 15"
  })
  void everyRoundedTensorIsWithinAStep(String name, int count) throws IOException {
    Told told = Told.of(name);
    assertThat(told.layers()).hasSizeGreaterThanOrEqualTo(count);
    Set<LayerId> watched = new LinkedHashSet<>(told.layers().keySet());
    try (Network network = Torch.engine().open(told.model())) {
      Trace trace = network.trace(List.of(told.picture()), watched);
      int equal = 0;
      int all = 0;
      for (LayerId layer : told.layers().keySet()) {
        Tensor step = told.numbers().get("scale:" + told.layers().get(layer));
        Volume said = trace.at(0, layer);
        float[] expected = told.expected(layer, said);
        float allowed = step == null ? 1e-5f : step.at(0) * 1.01f;
        float[] found = said.toArray();
        assertThat(found).as(layer.name()).containsExactly(expected, within(allowed));
        for (int i = 0; i < found.length; i++) {
          equal += Math.abs(found[i] - expected[i]) < allowed / 2 ? 1 : 0;
          all++;
        }
        Volume given = Volume.of(said.channels(), said.height(), said.width(), expected);
        Trace next = trace.resume(layer, List.of(given));
        trace.close();
        trace = next;
      }
      trace.close();
      assertThat((double) equal / all).as("equal of %d", all).isGreaterThan(0.95);
    }
  }
}
