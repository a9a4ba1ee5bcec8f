package org.convlens.format.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.array.Shape;
import org.convlens.format.Models;
import org.convlens.format.architecture.Architecture;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.InputSize;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Size;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader makes of a file besides the numbers. */
class LiteReaderTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    InputStream packed =
        Objects.requireNonNull(LiteReaderTest.class.getResourceAsStream("/tflite/networks.zip"));
    try (ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }

  private static Model open(String name) throws IOException {
    return Models.open(folder.resolve(name + ".tflite"));
  }

  private static List<String> names(Graph graph) {
    return graph.layers().stream().map(LayerId::name).toList();
  }

  /** Layers are called as in Keras, tensors as in the file. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "plain.half", "plain.dynamic"})
  void layersAreCalledAfterWhatTheyWere(String name) throws IOException {
    Graph graph = open(name).graph();
    assertThat(names(graph))
        .containsExactly(
            "picture",
            "stem_1",
            "stem_1/relu6",
            "deep_1",
            "deep_1/relu",
            "largest_1",
            "wide_1",
            "wide_1/Tanh",
            "mean_1",
            "flat_1/channels_last",
            "flat_1",
            "hidden_1",
            "hidden_1/relu",
            "scores_1",
            "softmax");
    String tensor = graph.node(new LayerId("stem_1/relu6")).output();
    assertThat(tensor).startsWith("plain_1/bounded_1/Relu6;");
    assertThat(graph.layer(tensor).name()).isEqualTo("stem_1/relu6");
    assertThat(graph.inputShape()).isEqualTo(Shape.maps(3, 16, 16));
  }

  @Test
  void theHeadIsFoundBehindRoundings() throws IOException {
    for (String name : List.of("plain", "plain.whole", "plain.bytes")) {
      Head head = open(name).head();
      assertThat(head.logits().name()).as(name).startsWith("scores_1");
      assertThat(head.activation()).as(name).isEqualTo(Head.Activation.SOFTMAX);
      assertThat(head.classes()).as(name).isEqualTo(5);
    }
  }

  @Test
  void aSelectionShowsItsScores() throws IOException {
    Head head = open("selected").head();
    assertThat(head.logits().name()).isEqualTo("Reshape");
    assertThat(head.classes()).isEqualTo(7);
  }

  /** The file's own order is another. */
  @Test
  void outputsStandInTheOrderOfTheSignature() throws IOException {
    Graph graph = open("pair").graph();
    assertThat(graph.outputNames())
        .containsExactly("StatefulPartitionedCall_1:0", "StatefulPartitionedCall_1:1");
    assertThat(open("pair").head().classes()).isEqualTo(3);
  }

  @Test
  void whatIsRoundedIsRoundedAsTheFileSays() throws IOException {
    List<Quantize> steps =
        open("plain.whole").graph().nodes().stream()
            .filter(node -> node.op() instanceof Quantize)
            .map(node -> (Quantize) node.op())
            .toList();
    assertThat(steps).hasSize(9);
    assertThat(steps.get(0).scale()).isCloseTo(1 / 255f, within(1e-5f));
    assertThat(steps.get(0).zero()).isEqualTo(-128);
  }

  /** Weights in integers where nothing else is rounded are told. */
  @Test
  void weightsInIntegersAreTold() throws IOException {
    assertThat(open("plain.dynamic").metadata().get(Architecture.ASSUMED))
        .contains("TensorFlow Lite rounds");
    assertThat(open("plain.whole").metadata()).doesNotContainKey(Architecture.ASSUMED);
    assertThat(open("plain.half").metadata()).doesNotContainKey(Architecture.ASSUMED);
  }

  @Test
  void cellsThatAreApartAreADilation() throws IOException {
    Node far = open("branches").graph().node(new LayerId("far_1"));
    assertThat(far.op()).isEqualTo(new Conv2d(Size.ONE, Padding.of(2, 2, 2, 2), Size.square(2), 1));
  }

  @Test
  void classesAndNormalisationComeFromTheMetadata() throws IOException {
    Model model = open("named");
    assertThat(model.labels().names()).containsExactly("ant", "bee", "cat", "dog", "eel");
    Preprocessing preprocessing = model.preprocessing();
    assertThat(preprocessing.scale()).isEqualTo(1);
    assertThat(preprocessing.mean()).containsExactly(123.0, 117.0, 104.0);
    assertThat(preprocessing.std()).containsExactly(58.0, 57.0, 57.5);
    assertThat(preprocessing.origin()).isEqualTo("the file's metadata");
  }

  @Test
  void picturesAreGivenAsTheFileHoldsThem() throws IOException {
    Preprocessing bytes = open("plain.bytes").preprocessing();
    assertThat(bytes.range()[0]).isCloseTo(0, within(1e-6));
    assertThat(bytes.range()[1]).isCloseTo(1, within(1e-4));
    assertThat(bytes.origin()).isEqualTo("the file: its input holds pixels as integers");
    assertThat(open("grey").preprocessing().range())
        .containsExactly(new double[] {0, 255}, within(1e-6));
  }

  @Test
  void anOpenSizeIsChosen() throws IOException {
    Path file = folder.resolve("wide.tflite");
    assertThat(Models.open(file).graph().inputShape()).isEqualTo(Shape.maps(3, 224, 224));
    Model chosen = Models.open(file, new Size(20, 12));
    assertThat(chosen.graph().inputShape()).isEqualTo(Shape.maps(3, 20, 12));
    assertThat(chosen.metadata().get(InputSize.FACT)).contains("20×12, as asked for");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Models.open(folder.resolve("plain.tflite"), new Size(20, 12)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twice | takes 2 inputs",
        "parted | operator RESHAPE of node 0 ('Reshape'): its shape [8, 12] has no place",
        "chosen | operator GREATER of node 0 ('Greater'): it is not supported",
        "foreign | operator 'Betainc' of node 0 ('Betainc'): it is of another's making"
      })
  void whatIsNotReadIsNamed(String name, String why) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> open(name))
        .withMessageContaining(why)
        .withMessageStartingWith(folder.toString());
  }

  /** A file that declares other extents than its operators give is refused. */
  @Test
  void extentsThatDoNotFollowAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("scaled.tflite"));
    Path file = folder.resolve("changed.tflite");
    int changed = 0;
    for (int i = 0; i + 16 <= bytes.length; i++) {
      boolean shape =
          bytes[i] == -1 && bytes[i + 4] == 6 && bytes[i + 8] == 6 && bytes[i + 12] == 4;
      if (shape && changed == 0) {
        bytes[i + 4] = 7;
        changed++;
      }
    }
    Files.write(file, bytes);
    assertThat(changed).isEqualTo(1);
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> Models.open(file))
        .withMessageContaining("it would put out N × 6 × 6 × 4, the file says [-1, 7, 6, 4]");
  }
}
