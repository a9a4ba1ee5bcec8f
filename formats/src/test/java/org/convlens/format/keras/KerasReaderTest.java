package org.convlens.format.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class KerasReaderTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    KerasNetworks.unpack(folder);
  }

  private static Model open(String file) throws IOException {
    return new KerasReader().read(folder.resolve(file));
  }

  private static Graph oneOperation(String kind, String module, String arguments)
      throws IOException {
    String tensor = "{'class_name': '__keras_tensor__', 'config': {'keras_history': ['in', 0, 0]}}";
    String layers =
        "[{'class_name': 'InputLayer', 'name': 'in', 'config': {'batch_shape': [null, 4, 4, 3]},"
            + " 'inbound_nodes': []}, {'class_name': 'KIND', 'module': 'MODULE', 'name': 'one',"
            + " 'config': {}, 'inbound_nodes': [{'args': [ARGUMENTS], 'kwargs': {}}]}]";
    String model =
        "{'class_name': 'Functional', 'config': {'name': 'm', 'layers': LAYERS,"
            + " 'input_layers': [['in', 0, 0]], 'output_layers': [['one', 0, 0]]}}";
    String json =
        model
            .replace("LAYERS", layers)
            .replace("KIND", kind)
            .replace("MODULE", module)
            .replace("ARGUMENTS", arguments)
            .replace("TENSOR", tensor)
            .replace('\'', '"');
    KerasTopology topology = TopologyParser.parse(JsonMapper.shared().readTree(json));
    return Translation.graph(topology, new LayerWeights(), 3, false, null);
  }

  @Test
  void numbersThatAreNotReadAreRefusedAndNotLeftOut() {
    assertThatThrownBy(
            () ->
                oneOperation(
                    "Subtract", "keras.src.ops.numpy", "'half', TENSOR, {'class_name': 'Odd'}"))
        .hasMessageContaining("layer 'one'")
        .hasMessageContaining("it is given 'Odd'");
  }

  /** The layer is the mean of its inputs, the operation that over an axis, with weights. */
  @Test
  void anOperationIsNotTakenForALayerOfItsName() throws IOException {
    assertThat(oneOperation("Average", "keras.layers", "[TENSOR, TENSOR]").layers()).hasSize(2);
    assertThatThrownBy(() -> oneOperation("Average", "keras.src.ops.numpy", "TENSOR, TENSOR"))
        .hasMessageContaining("keras.ops.Average is not supported");
  }

  @Test
  void layersKeepTheirNames() throws IOException {
    Graph graph = open("threeclass.json").graph();
    assertThat(graph.nodes())
        .extracting(Node::name)
        .contains("conv2d_5", "max_pooling2d_5", "conv2d_6", "flatten_2", "dense_4")
        .contains("conv2d_5/relu", "dense_6/softmax");
  }

  @Test
  void mapsAreChannelsFirst() throws IOException {
    Graph graph = open("threeclass.json").graph();
    assertThat(graph.inputShape()).isEqualTo(Shape.maps(3, 22, 22));
    assertThat(graph.node(new LayerId("conv2d_5")).shape()).isEqualTo(Shape.maps(4, 20, 20));
  }

  @Test
  void logitsAreBeforeTheSoftmax() throws IOException {
    Head head = open("threeclass.json").head();
    assertThat(head.activation()).isEqualTo(Head.Activation.SOFTMAX);
    assertThat(head.logits()).isEqualTo(new LayerId("dense_6"));
    assertThat(head.classes()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoo", "first", "nested", "plane"})
  void allFormsHoldTheSameNetwork(String name) throws IOException {
    Graph expected = open(name + ".h5").graph();
    for (String form : List.of(".keras", ".json", ".weights.h5")) {
      Graph graph = open(name + form).graph();
      assertThat(graph.nodes()).hasSameSizeAs(expected.nodes());
      for (Node node : graph.nodes()) {
        Node other = expected.node(node.id());
        assertThat(node.op()).isEqualTo(other.op());
        assertThat(node.inputs()).isEqualTo(other.inputs());
        assertThat(floats(node)).isEqualTo(floats(other));
      }
    }
  }

  private static List<String> floats(Node node) {
    return node.weights().stream().map(t -> Arrays.toString(t.toFloats())).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catsdogs.h5",
        "digits.keras",
        "threeclass.json",
        "zoo.keras",
        "first.keras",
        "nested.keras",
        "plane.keras"
      })
  void everyLayerHasTheShapeThatKerasSays(String file) throws IOException {
    Graph graph = open(file).graph();
    String name = file.substring(0, file.indexOf('.'));
    Map<String, Tensor> outputs =
        SafetensorsFile.of(folder.resolve(name + ".safetensors")).tensors();
    outputs.forEach(
        (layer, output) -> {
          LayerId id = new LayerId(layer);
          if (!layer.equals("input") && !layer.startsWith("output:")) {
            assertThat(graph.node(id).shape().elements())
                .as(layer)
                .isEqualTo(output.shape().elements());
          }
        });
  }

  @Test
  void severalOutputsAreKeptInOrder() throws IOException {
    assertThat(open("nested.keras").graph().outputs())
        .containsExactly(new LayerId("species/softmax"), new LayerId("alive/sigmoid"));
  }

  @Test
  void aLayerUsedTwiceSharesItsWeights() throws IOException {
    Graph graph = open("nested.keras").graph();
    Node first = graph.node(new LayerId("shared"));
    Node second = graph.node(new LayerId("shared:1"));
    assertThat(second.weights().get(0).toFloats()).isEqualTo(first.weights().get(0).toFloats());
    assertThat(graph.node(new LayerId("branch:1/inner")).op())
        .isEqualTo(graph.node(new LayerId("branch/inner")).op());
  }

  @Test
  void unknownLayersAreNamed() throws IOException {
    String json = Files.readString(folder.resolve("plane.json")).replace("\"Dense\"", "\"Lambda\"");
    Path other = Files.createDirectories(folder.resolve("lambda"));
    Files.writeString(other.resolve("plane.json"), json);
    Files.copy(folder.resolve("plane.weights.h5"), other.resolve("plane.weights.h5"));
    assertThatThrownBy(() -> new KerasReader().read(other.resolve("plane.json")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("layer 'hidden' of kind Lambda is not supported");
  }

  @Test
  void missingWeightsAreToldWithTheirName() throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(folder.resolve("plane.json"), alone.resolve("plane.json"));
    assertThatThrownBy(() -> new KerasReader().read(alone.resolve("plane.json")))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("the weights should lie beside this file as 'plane.h5'");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    Files.copy(folder.resolve("first.json"), mixed.resolve("first.json"));
    Files.copy(folder.resolve("plane.weights.h5"), mixed.resolve("first.weights.h5"));
    assertThatThrownBy(() -> new KerasReader().read(mixed.resolve("first.json")))
        .isInstanceOf(FormatException.class)
        .hasMessageNotContaining("\n");
  }
}
