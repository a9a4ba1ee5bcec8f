package org.convlens.format.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.Models;
import org.convlens.net.Graph;
import org.convlens.net.Head.Activation;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Linear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The structure of real networks, as counted with ONNX's own tools. */
class OnnxNetworksTest {
  @ParameterizedTest
  @CsvSource({
    "models-imagenet/squeezenet1.1_fp32.onnx, 67, 1235496, 349151936, 3, 224, 1000",
    "models-imagenet/squeezenet1.1_fp16.onnx, 67, 1235496, 349151936, 3, 224, 1000",
    "models-imagenet/mobilenet_v1_0.25_128_fp32.onnx, 59, 467593, 13570304, 3, 128, 1001",
    "models-small/cifar10-resnet/resnet20_cifar10.onnx, 73, 273658, 40813184, 3, 32, 10",
    "models-small/fashion-lenet/fashion_lenet.onnx, 13, 844326, 4663624, 1, 28, 10",
    "models-small/fashion-lenet-bn/fashion_lenet_bn.onnx, 17, 846070, 4663624, 1, 28, 10",
    "models-small/fashion-toyresnet/fashion_toyresnet.onnx, 23, 222666, 21594752, 1, 28, 10",
    "models-small/mnist-lenet-tfjs/mnist_lenet.onnx, 15, 61706, 416520, 1, 28, 10",
    "models-small/mnist-ms/mnist.onnx, 15, 5994, 786560, 1, 28, 10",
    "models-small/mnist-tribuo/pytorch_cnn_mnist.onnx, 13, 21840, 480500, 1, 28, 10",
    "models-small/tinyvgg/tinyvgg.onnx, 14, 19920, 5608780, 3, 64, 10"
  })
  void structure(
      String file, int nodes, long parameters, long macs, int channels, int side, int classes)
      throws IOException {
    Model model = Models.open(SharedModels.path(file));
    Graph graph = model.graph();
    assertThat(graph.nodes()).hasSize(nodes);
    assertThat(graph.parameters()).isEqualTo(parameters);
    assertThat(graph.macs()).isEqualTo(macs);
    assertThat(graph.inputShape()).isEqualTo(Shape.maps(channels, side, side));
    assertThat(model.head().classes()).isEqualTo(classes);
    assertThat(graph.node(graph.output()).shape().hasBatch()).isTrue();
  }

  @Test
  void weightsStayInTheMappedFile() throws IOException {
    Model model = Models.open(SharedModels.path("models-imagenet/squeezenet1.1_fp32.onnx"));
    for (Node node : model.graph().nodes()) {
      for (Tensor weight : node.weights()) {
        boolean mapped = weight.bytes().isDirect();
        assertThat(mapped || weight.size() < 64).as(node.name()).isTrue();
      }
    }
  }

  @Test
  void halfPrecisionStaysHalf() throws IOException {
    Model model = Models.open(SharedModels.path("models-imagenet/squeezenet1.1_fp16.onnx"));
    Graph graph = model.graph();
    assertThat(graph.node(graph.layer("conv1_1")).weights().get(0).type())
        .isEqualTo(ElementType.FLOAT16);
  }

  @Test
  void layersAnswerToTheirNameAndTheirTensor() throws IOException {
    Graph graph = Models.open(SharedModels.path("models-small/mnist-ms/mnist.onnx")).graph();
    assertThat(graph.layer("Convolution110")).isEqualTo(graph.layer("Convolution110_Output_0"));
  }

  @Test
  void reshapedWeightsAreFoldedIntoTheDenseLayer() throws IOException {
    Graph graph = Models.open(SharedModels.path("models-small/mnist-ms/mnist.onnx")).graph();
    Node dense = graph.node(graph.layer("Times212"));
    assertThat(dense.op()).isEqualTo(new Linear(true));
    assertThat(dense.weights().get(0).shape()).isEqualTo(Shape.of(256, 10));
    assertThat(graph.node(graph.layer("Parameter6")).op()).isEqualTo(new Constant());
  }

  @Test
  void preprocessingFromTheMetadataOfAnotherTool() throws IOException {
    Model model = Models.open(SharedModels.path("models-small/mnist-ms/mnist.onnx"));
    assertThat(model.preprocessing().scale()).isEqualTo(1);
    assertThat(model.preprocessing().channels()).isEqualTo(Channels.GREY);
    assertThat(model.preprocessing().origin()).isEqualTo("the file's metadata");
  }

  @Test
  void preprocessingIsGuessedAndSaid() throws IOException {
    Model model = Models.open(SharedModels.path("models-imagenet/squeezenet1.1_fp32.onnx"));
    assertThat(model.preprocessing().channels()).isEqualTo(Channels.BGR);
    assertThat(model.preprocessing().origin()).startsWith("guessed");
  }

  @Test
  void logitsAreFoundBeforeTheSoftmax() throws IOException {
    Model model = Models.open(SharedModels.path("models-imagenet/squeezenet1.1_fp32.onnx"));
    assertThat(model.head().logits().name()).isEqualTo("pool10_1");
    assertThat(model.head().activation()).isEqualTo(Activation.SOFTMAX);
  }
}
