package org.convlens.format.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.Node;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State dicts of zeros, named and shaped as PyTorch's modules are; most are thinner. */
class ResidualNetsTest {
  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  private void tensor(String name, int... extents) {
    Shape shape = Shape.of(extents);
    weights.put(name, Tensor.of(shape, new float[(int) shape.elements()]));
  }

  private void convolution(String conv, String norm, int out, int in, int side) {
    tensor(conv + ".weight", out, in, side, side);
    for (String part : new String[] {"weight", "bias", "running_mean", "running_var"}) {
      tensor(norm + "." + part, out);
    }
  }

  /** He et al. 2016, section 4.2: 16, 32 and 64 maps, shortcuts without weights. */
  private void cifar(int blocks) {
    convolution("conv1", "bn1", 16, 3, 3);
    int in = 16;
    for (int layer = 1; layer <= 3; layer++) {
      int out = 8 << layer;
      for (int i = 0; i < blocks; i++) {
        String name = "layer" + layer + "." + i;
        convolution(name + ".conv1", name + ".bn1", out, in, 3);
        convolution(name + ".conv2", name + ".bn2", out, out, 3);
        in = out;
      }
    }
    tensor("linear.weight", 10, 64);
    tensor("linear.bias", 10);
  }

  /** Bottlenecks of torchvision, four maps wide in all layers. */
  private void bottlenecks(int groups, int... blocks) {
    convolution("conv1", "bn1", 4, 3, 7);
    int in = 4;
    for (int layer = 1; layer <= 4; layer++) {
      for (int i = 0; i < blocks[layer - 1]; i++) {
        String name = "layer" + layer + "." + i;
        convolution(name + ".conv1", name + ".bn1", 4, in, 1);
        convolution(name + ".conv2", name + ".bn2", 4, 4 / groups, 3);
        convolution(name + ".conv3", name + ".bn3", 16, 4, 1);
        if (i == 0) {
          convolution(name + ".downsample.0", name + ".downsample.1", 16, in, 1);
        }
        in = 16;
      }
    }
    tensor("fc.weight", 5, 16);
    tensor("fc.bias", 5);
  }

  /** 0.27 million parameters, as in the paper's table 6. */
  @Test
  void theSmallestOfThePaperHasAsManyParameters() throws IOException {
    cifar(3);
    Architecture found = Architectures.of(weights).architecture();
    assertThat(found.name()).isEqualTo("cifar-resnet20");
    Graph graph = found.build(weights, Settings.NONE, found.size()).graph();
    long learned = 0;
    for (Node node : graph.nodes()) {
      learned += node.op() instanceof BatchNorm ? node.parameters() / 2 : node.parameters();
    }
    assertThat(learned).isEqualTo(269_722);
    assertThat(graph.nodes().stream().mapToLong(Node::macs).sum()).isEqualTo(40_551_040);
    assertThat(graph.nodes().stream().filter(node -> node.op() instanceof Pad)).hasSize(2);
    assertThat(graph.node(graph.output()).shape()).isEqualTo(Shape.of(Shape.BATCH, 10));
  }

  @ParameterizedTest
  @CsvSource({"5, 32", "7, 44", "9, 56", "18, 110"})
  void itsDepthIsCounted(int blocks, int depth) throws IOException {
    cifar(blocks);
    assertThat(Architectures.of(weights).architecture().name()).isEqualTo("cifar-resnet" + depth);
  }

  @Test
  void bottlenecksAreThreeLayersAndMayHaveGroups() throws IOException {
    bottlenecks(1, 3, 4, 6, 3);
    assertThat(Architectures.of(weights).architecture().name()).isEqualTo("resnet50");
    weights.clear();
    bottlenecks(2, 3, 4, 23, 3);
    Architecture found = Architectures.of(weights).architecture();
    assertThat(found.name()).isEqualTo("resnext101_2x2d");
    Graph graph = found.build(weights, Settings.NONE, Size.square(64)).graph();
    assertThat(graph.node(graph.layer("layer4.2.add")).shape())
        .isEqualTo(Shape.of(Shape.BATCH, 16, 2, 2));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    cifar(3);
    weights.remove("layer2.1.bn2.running_var");
    Architecture found = Architectures.of(weights).architecture();
    assertThatIOException()
        .isThrownBy(() -> found.build(weights, Settings.NONE, found.size()))
        .withMessageContaining("the weights 'layer2.1.bn2.running_var' are missing");
  }

  @Test
  void strangersAreNamed() {
    tensor("encoder.weight", 2, 2);
    assertThatIOException()
        .isThrownBy(() -> Architectures.of(weights))
        .withMessageContaining("1 tensors: encoder.weight");
  }
}
