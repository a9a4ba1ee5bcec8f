package org.convlens.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.train.network.Layers.batchnorm;
import static org.convlens.train.network.Layers.centre;
import static org.convlens.train.network.Layers.conv;
import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.dropout;
import static org.convlens.train.network.Layers.flatten;
import static org.convlens.train.network.Layers.globalavgpool;
import static org.convlens.train.network.Layers.maxpool;
import static org.convlens.train.network.Layers.relu;
import static org.convlens.train.network.Layers.rescale;
import static org.convlens.train.network.Layers.residual;
import static org.convlens.train.network.Layers.standardise;
import static org.convlens.train.network.Layers.whiten;

import java.util.List;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.task.UsageException;
import org.convlens.train.network.StandardiseLayer.Of;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTextTest {
  private static final String HEAD = "flatten\ndense 10 softmax\n";

  private static Sequential read(String... lines) {
    return NetworkText.read(String.join("\n", lines));
  }

  private static Graph graph(String... lines) {
    return read(lines).untrained(1);
  }

  private static Node node(Graph graph, String name) {
    return graph.node(new LayerId(name));
  }

  @Test
  void javaAndTextSayTheSame() {
    Sequential java =
        Sequential.input(28, 28, 1)
            .then(conv(16, 5).same().relu().init(Normal.truncated(0.1)), maxpool(2))
            .then(
                residual(
                        conv(32, 3).padding(1).stride(2).nobias(),
                        batchnorm().momentum(0.9).epsilon(1e-5),
                        relu(),
                        conv(32, 3).same().frozen())
                    .shortcut(conv(32, 1).stride(2))
                    .relu())
            .then(globalavgpool(), dropout(0.5), dense(32).relu().name("features"))
            .then(dense(10), rescale(0.125));
    Sequential text =
        read(
            "# a remark",
            "input 28x28x1",
            "",
            "conv 16 5x5 same relu init=truncated-normal(0.1)   # another",
            "maxpool 2",
            "residual",
            "  conv 32 3 stride=2 padding=1 nobias",
            "  batchnorm momentum=0.9 epsilon=1e-5",
            "  relu",
            "  conv 32 3x3 same frozen",
            "shortcut",
            "  conv 32 1 stride=2",
            "end relu",
            "globalavgpool",
            "dropout .5",
            "dense 32 relu name=features",
            "dense 10",
            "rescale 0.125");
    assertThat(text).isEqualTo(java);
    assertThat(NetworkText.read(java.text())).isEqualTo(java);
    assertThat(text.frozen()).containsExactly(new LayerId("conv2d_2"));
    assertThat(text.untrained(1).nodes()).extracting(Node::name).contains("add", "add/relu");
  }

  @Test
  void picturesAreStandardisedAtTheBeginning() {
    Sequential text =
        read(
            "input 8x8x1",
            "standardize picture",
            "centre set name=mean",
            "whiten epsilon=0.5",
            HEAD);
    Sequential java =
        Sequential.input(8, 8, 1)
            .then(standardise(Of.PICTURE), centre(Of.SET).name("mean"), whiten().epsilon(0.5))
            .then(flatten(), dense(10).softmax());
    assertThat(text).isEqualTo(java);
    assertThat(NetworkText.read(java.text())).isEqualTo(java);
    assertThat(text.frozen())
        .extracting(LayerId::name)
        .containsExactlyInAnyOrder("standardisation", "mean", "whitening/product");
    assertThatThrownBy(() -> read("input 8x8x1", "relu", "whiten", HEAD))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'whiten': it changes pictures: put it at the beginning");
    assertThatThrownBy(() -> read("input 8x8x1", "standardise", HEAD))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("say 'standardise picture'");
    assertThatThrownBy(() -> read("input 65x64x1", "whiten", HEAD))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("pictures of 4,160 numbers are too large, 4,096 is the most");
  }

  @Test
  void kerasAndPytorchWordsAreUnderstoodInAnyCapitals() {
    assertThat(
            read(
                "Input 32 32 3",
                "Conv2D 8 3 padding=same activation=relu",
                "MaxPooling2D 2",
                "BatchNormalization",
                "AveragePooling2D 2",
                "Flatten",
                "Linear 10 softmax"))
        .isEqualTo(
            read(
                "input 32x32x3",
                "conv 8 3x3 same relu",
                "maxpool 2x2",
                "batchnorm",
                "avgpool 2x2",
                "flatten",
                "dense 10 softmax"));
  }

  /** With an even size and a stride of 2, TensorFlow pads after, PyTorch on both sides. */
  @Test
  void sameIsTensorFlowsAndAmountsArePytorchs() {
    Graph graph =
        graph(
            "input 28x28x1",
            "conv 4 3x3 same stride=2",
            "conv 4 3x3 padding=1 stride=2",
            "conv 4 3x3 padding=0,1,2,3",
            "conv 4 3x3 valid",
            HEAD);
    assertThat(((Conv2d) node(graph, "conv2d").op()).padding()).isEqualTo(Padding.of(0, 0, 1, 1));
    assertThat(((Conv2d) node(graph, "conv2d_1").op()).padding()).isEqualTo(Padding.all(1));
    assertThat(node(graph, "conv2d_2").shape()).hasToString("N × 4 × 7 × 9");
    assertThat(node(graph, "conv2d_3").shape()).hasToString("N × 4 × 5 × 7");
  }

  @Test
  void windowsOfPoolingAreAsSaid() {
    Graph graph =
        graph("input 9x9x1", "maxpool 3x3 stride=2 padding=1", "avgpool 2 same stride=1", HEAD);
    MaxPool2d max = (MaxPool2d) node(graph, "max_pooling2d").op();
    assertThat(max.stride()).isEqualTo(Size.square(2));
    assertThat(max.padding()).isEqualTo(Padding.all(1));
    AveragePool2d mean = (AveragePool2d) node(graph, "average_pooling2d").op();
    assertThat(mean.countPadding()).isFalse();
    assertThat(mean.padding()).isEqualTo(Padding.of(0, 0, 1, 1));
  }

  @Test
  void classesFollowThePictures() {
    Sequential open = read("input 8x8x1", "flatten", "dense classes softmax");
    assertThat(node(open.withClasses(7).untrained(1), "dense").shape()).hasToString("N × 7");
    assertThat(open.text()).endsWith("dense classes softmax\n");
  }

  @Test
  void settingsStandBeside() {
    NetworkText.Said said =
        NetworkText.read(
            "input 8x8x1\nflatten\ndense 2\ntrain epochs=5 batch=32\ntrain rate=0.01\n", "my.txt");
    assertThat(said.settings())
        .containsOnlyKeys("epochs", "batch", "rate")
        .containsEntry("batch", "32");
  }

  @Test
  void aFilterSumNeedsNoWeightsOfItsOwn() {
    Graph graph = graph("input 8x8x1", "residual", "conv 1 3 same", "end", HEAD);
    assertThat(node(graph, "add").inputs())
        .isEqualTo(List.of(new LayerId("conv2d"), new LayerId("input")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv 16 3x3 smae         | line 2 of 'my.txt': no option of 'conv' 'smae': did you mean 'same'?",
        "maxpol 2                 | line 2 of 'my.txt': no layer 'maxpol': did you mean 'maxpool'?",
        "conv                     | line 2 of 'my.txt': say after 'conv' the maps, such as 'conv 16 3x3 same relu'",
        "conv 0 3                 | line 2 of 'my.txt': maps of 'conv': '0' must be a whole number from 1 to 1000000",
        "conv 4 3x3x3             | line 2 of 'my.txt': window of 'conv': '3x3x3' must be like 3 or 3x3, rows x columns",
        "conv 4 3 same padding=1  | line 2 of 'my.txt': 'conv' has more than one padding: give 'same', 'valid' or padding=, one of them",
        "dense 10                 | line 2 of 'my.txt': 'dense 10': it takes a row of numbers, not maps 1 × 8 × 8: put 'flatten' or 'globalavgpool' before it",
        "maxpool 9                | line 2 of 'my.txt': 'maxpool 9x9': a window of 9 does not fit into 8 cells: leave out a pooling layer, pad with 'same' or give larger pictures",
        "dropout 1.5              | line 2 of 'my.txt': a share of 1.5 is dropped: it must be from 0 to below 1",
        "end                      | line 2 of 'my.txt': 'end' outside a block: it belongs after 'residual'",
        "input 8x8x1              | line 2 of 'my.txt': a second 'input': a network has one",
        "train epochs             | line 2 of 'my.txt': 'epochs' is no setting: write it as NAME=VALUE, such as epochs=50",
        "conv 4 3 init=whitenin      | line 2 of 'my.txt': no initialiser 'whitenin': did you mean 'whitening'?",
        "conv 26 2 init=whitening | line 2 of 'my.txt': 'conv 26 2x2 init=whitening': patches 1 × 2 × 2 whiten into an even number of maps, at most 8",
        "conv 3 3 groups=2        | line 2 of 'my.txt': 'conv 3 3x3 groups=2': 1 channels and 3 maps do not divide into 2 groups",
        "conv 999999 999          | line 2 of 'my.txt': 'conv 999999 999x999': 999999 × 1 × 999 × 999 are 998,000,001,999 weights, more than 250,000,000: pool before it, or make it smaller",
      })
  void errorsNameTheLineAndTheRemedy(String line, String message) {
    assertThatThrownBy(() -> NetworkText.read("input 8x8x1\n" + line + "\n", "my.txt"))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void blocksThatDoNotFitSayHow() {
    String block = "input 8x8x3\nresidual\n  conv 16 3 same stride=2\nend\n";
    assertThatThrownBy(() -> NetworkText.read(block, "my.txt"))
        .hasMessage(
            "line 4 of 'my.txt': 'residual': its layers make 16 × 4 × 4, the way around them"
                + " 3 × 8 × 8: put 'shortcut' and 'conv 16 1x1 stride=2' before 'end'");
    assertThatThrownBy(() -> NetworkText.read("input 8x8x3\nresidual\nrelu\n", "my.txt"))
        .hasMessage("line 2 of 'my.txt': the 'residual' block has no end: close it with 'end'");
    assertThatThrownBy(
            () -> NetworkText.read("input 8x8x3\nresidual\n\nmaxpool 9\nend\n", "my.txt"))
        .hasMessageStartingWith("line 4 of 'my.txt': 'maxpool 9x9': a window of 9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "input 8x8x1"})
  void aTextWithoutLayersIsNoNetwork(String text) {
    assertThatThrownBy(() -> NetworkText.read(text, "my.txt"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds no network: begin with 'input 28x28x1'");
  }

  @Test
  void whatEntersIsSaidFirst() {
    assertThatThrownBy(() -> NetworkText.read("conv 4 3\n", "my.txt"))
        .hasMessageStartingWith("line 1 of 'my.txt': say first what enters");
    assertThatThrownBy(() -> NetworkText.read("input 0x8x1\n", "my.txt"))
        .hasMessageContaining("each of rows x columns x channels is from 1 to 4096");
    assertThatThrownBy(() -> NetworkText.read("input 8x8x2\n", "my.txt"))
        .hasMessageContaining("1 for grey or 3 for colour");
  }
}
