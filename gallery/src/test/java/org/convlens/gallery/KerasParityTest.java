package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.keras.KerasReader;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer of the small networks that Keras 3 saved says what it says in Keras. */
class KerasParityTest {
  private static final float TOLERANCE = 1e-5f;

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Path packed = Shared.root().resolve("formats/src/test/resources/keras/networks.zip");
    try (InputStream in = Files.newInputStream(packed);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catsdogs.h5",
        "digits.keras",
        "threeclass.json",
        "zoo.h5",
        "zoo.keras",
        "first.h5",
        "first.keras",
        "nested.h5",
        "nested.keras",
        "nested.json",
        "plane.keras",
        "alexnet.keras",
        "principles.h5",
        "vgg16.h5"
      })
  void everyLayerSaysWhatItSaysInKeras(String file) throws IOException {
    Model model = new KerasReader().read(folder.resolve(file));
    String name = file.substring(0, file.indexOf('.'));
    Map<String, Tensor> expected =
        new LinkedHashMap<>(SafetensorsFile.of(folder.resolve(name + ".safetensors")).tensors());
    Graph graph = model.graph();
    Map<String, LayerId> layers = new LinkedHashMap<>();
    for (String layer : expected.keySet()) {
      if (!layer.equals("input")) {
        layers.put(layer, layerOf(graph, layer));
      }
    }
    boolean last = !name.equals("first");
    Volume picture = picture(Objects.requireNonNull(expected.get("input")), last);
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(java.util.List.of(picture), Set.copyOf(layers.values()))) {
      layers.forEach(
          (layer, id) -> {
            float[] there = Objects.requireNonNull(expected.get(layer)).toFloats();
            float[] here = inKerasOrder(trace.at(0, id), graph.node(id), last);
            assertThat(here).as(layer).hasSameSizeAs(there);
            float greatest = 1;
            for (float value : there) {
              greatest = Math.max(greatest, Math.abs(value));
            }
            for (int i = 0; i < there.length; i++) {
              assertThat(here[i])
                  .as("%s[%d]", layer, i)
                  .isCloseTo(there[i], org.assertj.core.data.Offset.offset(TOLERANCE * greatest));
            }
          });
    }
  }

  /** A layer's last node: its activation, where it has one of its own. */
  private static LayerId layerOf(Graph graph, String layer) {
    if (layer.startsWith("output:")) {
      return graph.outputs().get(Integer.parseInt(layer.substring("output:".length())));
    }
    Node node = graph.node(new LayerId(layer));
    for (LayerId next : graph.consumers(node.id())) {
      if (next.name().startsWith(layer + "/")) {
        return next;
      }
    }
    return node.id();
  }

  private static Volume picture(Tensor input, boolean last) {
    Shape shape = input.shape();
    float[] values = input.toFloats();
    if (shape.rank() == 3) {
      return Volume.of(1, shape.extent(1), shape.extent(2), values);
    }
    if (!last) {
      return Volume.of(shape.extent(1), shape.extent(2), shape.extent(3), values);
    }
    int width = shape.extent(2);
    int channels = shape.extent(3);
    return Volume.generate(
        channels, shape.extent(1), width, (c, y, x) -> values[(y * width + x) * channels + c]);
  }

  private static float[] inKerasOrder(Volume volume, Node node, boolean last) {
    if (!node.shape().isMaps() || !last) {
      return volume.toArray();
    }
    float[] values = new float[volume.size()];
    for (int i = 0; i < values.length; i++) {
      int cell = i / volume.channels();
      values[i] = volume.at(i % volume.channels(), cell / volume.width(), cell % volume.width());
    }
    return values;
  }
}
