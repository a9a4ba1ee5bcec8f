package org.convlens.format.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Conv2d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ResNet of zeros with one bottleneck a stage, as Hugging Face names it, and its config.json. */
class HuggingFaceNetsTest {
  @TempDir Path folder = Path.of("");

  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  private void tensor(String name, int... extents) {
    Shape shape = Shape.of(extents);
    weights.put(name, Tensor.of(shape, new float[(int) shape.elements()]));
  }

  private void unit(String name, int out, int in, int side) {
    tensor(name + ".convolution.weight", out, in, side, side);
    for (String part : new String[] {"weight", "bias", "running_mean", "running_var"}) {
      tensor(name + ".normalization." + part, out);
    }
  }

  private Graph read(String config) throws IOException {
    unit("resnet.embedder.embedder", 4, 3, 7);
    int in = 4;
    for (int stage = 0; stage < 4; stage++) {
      String block = "resnet.encoder.stages." + stage + ".layers.0";
      unit(block + ".shortcut", 8, in, 1);
      unit(block + ".layer.0", 4, in, 1);
      unit(block + ".layer.1", 4, 4, 3);
      unit(block + ".layer.2", 8, 4, 1);
      in = 8;
    }
    tensor("classifier.1.weight", 5, 8);
    tensor("classifier.1.bias", 5);
    Files.writeString(folder.resolve("config.json"), config);
    Settings settings = Settings.beside(folder.resolve("model.safetensors"));
    Architecture found = Architectures.of(weights).architecture();
    return found.build(weights, settings, found.size()).graph();
  }

  private static int stride(Graph graph, int stage, int part) {
    String name = "resnet.encoder.stages." + stage + ".layers.0.layer." + part + ".convolution";
    Node node = graph.node(new LayerId(name));
    return ((Conv2d) node.op()).stride().height();
  }

  @Test
  void theSecondConvolutionStrides() throws IOException {
    Graph graph = read("{\"model_type\": \"resnet\", \"hidden_act\": \"relu\"}");
    assertThat(stride(graph, 0, 1)).isEqualTo(1);
    assertThat(stride(graph, 1, 0)).isEqualTo(1);
    assertThat(stride(graph, 1, 1)).isEqualTo(2);
  }

  @Test
  void orTheFirstWhereTheConfigSaysSo() throws IOException {
    Graph graph = read("{\"model_type\": \"resnet\", \"downsample_in_bottleneck\": true}");
    assertThat(stride(graph, 1, 0)).isEqualTo(2);
    assertThat(stride(graph, 1, 1)).isEqualTo(1);
  }

  @Test
  void theFirstStageToo() throws IOException {
    Graph graph = read("{\"model_type\": \"resnet\", \"downsample_in_first_stage\": true}");
    assertThat(stride(graph, 0, 1)).isEqualTo(2);
  }

  @Test
  void anotherActivationIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> read("{\"model_type\": \"resnet\", \"hidden_act\": \"gelu\"}"))
        .withMessageContaining("'hidden_act': \"gelu\", which is not computed");
  }
}
