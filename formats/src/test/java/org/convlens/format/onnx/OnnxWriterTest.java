package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.Models;
import org.convlens.format.file.FormatException;
import org.convlens.format.onnx.OnnxWriter.Precision;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back the same. */
class OnnxWriterTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static Model small() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("picture", Shape.maps(1, 4, 4));
    Conv2d op = new Conv2d(Size.ONE, Padding.SAME_UPPER, Size.ONE, 1);
    Tensor kernel = Tensor.of(Shape.of(1, 1, 1, 2), 0.1f, 2);
    LayerId out =
        builder.add(
            "conv", "conv_out", op, List.of(input), List.of(kernel, Tensor.of(Shape.of(1), 0.1f)));
    History history = new History(List.of(new History.Epoch(0.5, 0.25, Double.NaN, Double.NaN)));
    Preprocessing preprocessing =
        new Preprocessing(
            new Preprocessing.ShortSide(5, Filter.BICUBIC),
            Preprocessing.Channels.GREY,
            1 / 255.0,
            List.of(0.1307),
            List.of(0.3081),
            "the file's metadata");
    return new Model(
        "small",
        builder.build(input, out),
        preprocessing,
        Labels.of("zero \"0\"", "einß"),
        Optional.of(history),
        Map.of("seed", "7", "author", "x"));
  }

  @Test
  void metadataComesBack() throws IOException {
    Path path = folder.resolve("small.onnx");
    OnnxWriter.write(small(), path);
    Model read = Models.open(path);
    assertThat(read.labels()).isEqualTo(small().labels());
    assertThat(read.preprocessing()).isEqualTo(small().preprocessing());
    assertThat(read.history()).isEqualTo(small().history());
    assertThat(read.metadata()).isEqualTo(small().metadata());
  }

  @Test
  void sameModelSameBytes() {
    assertThat(OnnxWriter.bytes(small(), Precision.AS_THEY_ARE))
        .isEqualTo(OnnxWriter.bytes(small(), Precision.AS_THEY_ARE));
  }

  @Test
  void kernelsInHalfPrecision() throws IOException {
    byte[] bytes = OnnxWriter.bytes(small(), Precision.HALF);
    Graph graph = OnnxReader.read(ByteBuffer.wrap(bytes), "half").graph();
    List<Tensor> weights = graph.node(graph.output()).weights();
    assertThat(weights.get(0).type()).isEqualTo(ElementType.FLOAT16);
    assertThat(weights.get(0).toFloats()).containsExactly(0.099975586f, 2);
    assertThat(weights.get(1).toFloats()).containsExactly(0.1f);
  }

  @Test
  void nothingIsLeftWhereTheFolderIsMissing() {
    Path path = folder.resolve("none/small.onnx");
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> OnnxWriter.write(small(), path))
        .withMessageContaining("there is no folder");
  }

  @Test
  void replacesAFileAndLeavesNoOther() throws IOException {
    Path path = Files.writeString(folder.resolve("small.onnx"), "old");
    OnnxWriter.write(small(), path);
    assertThat(Models.open(path).name()).isEqualTo("small");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models-imagenet/squeezenet1.1_fp32.onnx",
        "models-imagenet/squeezenet1.1_fp16.onnx",
        "models-imagenet/mobilenet_v1_0.25_128_fp32.onnx",
        "models-small/cifar10-resnet/resnet20_cifar10.onnx",
        "models-small/fashion-lenet/fashion_lenet.onnx",
        "models-small/fashion-lenet-bn/fashion_lenet_bn.onnx",
        "models-small/fashion-toyresnet/fashion_toyresnet.onnx",
        "models-small/mnist-lenet-tfjs/mnist_lenet.onnx",
        "models-small/mnist-ms/mnist.onnx",
        "models-small/mnist-tribuo/pytorch_cnn_mnist.onnx",
        "models-small/tinyvgg/tinyvgg.onnx"
      })
  void realNetworksComeBack(String name) throws IOException {
    Model model = Models.open(SharedModels.path(name));
    byte[] bytes = OnnxWriter.bytes(model, Precision.AS_THEY_ARE);
    Model read = OnnxReader.read(ByteBuffer.wrap(bytes), model.name());
    assertThat(described(read.graph())).isEqualTo(described(model.graph()));
    assertThat(read.preprocessing()).isEqualTo(model.preprocessing());
    assertThat(read.graph().outputs()).isEqualTo(model.graph().outputs());
  }

  /** Each node with its bytes. */
  private static List<List<Object>> described(Graph graph) {
    List<List<Object>> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Object> parts = new ArrayList<>(List.of(node.id(), node.output(), node.op()));
      parts.add(node.inputs());
      for (Tensor weight : node.weights()) {
        parts.add(weight.shape());
        parts.add(weight.bytes());
      }
      nodes.add(parts);
    }
    return nodes;
  }
}
