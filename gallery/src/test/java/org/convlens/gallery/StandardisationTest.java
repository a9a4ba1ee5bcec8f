package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.data.PixelPictures;
import org.convlens.data.TrainingData;
import org.convlens.format.Models;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.torch.Torch;
import org.convlens.train.OwnRecipe;
import org.convlens.train.Recipe;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.network.NetworkText;
import org.convlens.train.network.Preparation;
import org.convlens.train.network.Sequential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that standardise pictures, against Keras: standardisation/make.py writes the numbers. */
class StandardisationTest {
  private static final int SIDE = 4;
  private static final Engine ENGINE = Torch.engine();
  private static final LayerId FLAT = new LayerId("flatten");

  private final Path folder;

  StandardisationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /**
   * One line of the table.
   *
   * @param lines of the network's text
   * @param count pictures of the set
   * @param shown which of them
   */
  record Case(List<String> lines, int count, int shown, double[] numbers) {
    @Override
    public String toString() {
      return lines + " " + count + " " + shown;
    }
  }

  static Stream<Case> likeKeras() throws IOException {
    try (InputStream in =
        StandardisationTest.class.getResourceAsStream("/standardisation/keras.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(StandardisationTest::parse).toList().stream();
    }
  }

  private static Case parse(String line) {
    String[] cells = line.split("\t", -1);
    return new Case(
        List.of(cells[0].split("\\+", -1)),
        Integer.parseInt(cells[1]),
        Integer.parseInt(cells[2]),
        Arrays.stream(cells[3].split(" ", -1)).mapToDouble(Double::parseDouble).toArray());
  }

  private static LabelledPictures pictures(int count) {
    byte[] pixels = new byte[count * 3 * SIDE * SIDE];
    int[] labels = new int[count];
    int i = 0;
    for (int n = 0; n < count; n++) {
      labels[n] = n % 2;
      for (int c = 0; c < 3; c++) {
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            double waves =
                60 * Math.sin(0.7 * n + 1.3 * x) + 40 * Math.cos(1.9 * n * (c + 1) + 0.8 * y);
            int grain = (n * n * 31 + x * 17 + y * 29 * n + c * 7 * n) % 41;
            double grey = Math.floor(110 + waves + grain - 0.01 * n * x * y);
            pixels[i++] = (byte) Math.min(255, Math.max(0, grey));
          }
        }
      }
    }
    return new PixelPictures("waves", 3, SIDE, SIDE, pixels, labels, List.of("even", "odd"));
  }

  private static Sequential network(List<String> lines) {
    return NetworkText.read(
        "input 4x4x3\n" + String.join("\n", lines) + "\nflatten\ndense classes softmax\n");
  }

  private static Graph prepared(Sequential network, LabelledPictures set) throws IOException {
    Preparation by =
        new Preparation(set, Recipe.UNIT_RGB, 1, BrokenPictures.skipped(), Progress.SILENT);
    return network.prepared(network.untrained(1), by);
  }

  /** What is flattened in a network that was written to a file and opened again. */
  private float[] shown(Model model, LabelledPictures set, int index) throws IOException {
    Path file = folder.resolve("network.onnx");
    OnnxWriter.write(model, file);
    Model opened = Models.open(file);
    Volume picture = opened.preprocessing().normalise(set.picture(index));
    LayerId last = opened.graph().node(FLAT).input();
    try (Network network = ENGINE.open(opened);
        Trace trace = network.trace(List.of(picture), Set.of(last))) {
      return trace.at(0, last).toArray();
    }
  }

  private static Model model(Graph graph) {
    return new Model("standard", graph, Recipe.UNIT_RGB, Labels.NONE, Optional.empty(), Map.of());
  }

  @ParameterizedTest
  @MethodSource
  void likeKeras(Case given) throws IOException {
    LabelledPictures set = pictures(given.count());
    Graph graph = prepared(network(given.lines()), set);
    float[] numbers = shown(model(graph), set, given.shown());
    double largest = Arrays.stream(given.numbers()).map(Math::abs).max().orElse(1);
    for (int at = 0; at < numbers.length; at++) {
      assertThat((double) numbers[at])
          .as("%d", at)
          .isCloseTo(given.numbers()[at], within(1e-5 * Math.max(1, largest)));
    }
  }

  /** What learns sees what the file's network sees, and the numbers that pictures decide stay. */
  @Test
  void trainingLeavesThemAsTheyAre() throws IOException {
    LabelledPictures set = pictures(90);
    Sequential network =
        network(List.of("standardise picture", "centre set", "whiten epsilon=0.1"));
    OwnRecipe recipe = OwnRecipe.of("own", network);
    TrainingData data = new TrainingData(set, Optional.of(set), Optional.of(set));
    TrainingResult result =
        new Trainer(ENGINE, recipe, 1).train(data, Progress.SILENT, TrainingListener.NONE);
    for (int index : new int[] {0, 7}) {
      assertThat(shown(result.trained(), set, index))
          .containsExactly(shown(result.untrained(), set, index));
    }
    float[] whitened = shown(result.trained(), set, 7);
    assertThat(mean(whitened, x -> x * x)).isBetween(0.2, 5.0);
    assertThat(result.test().loss())
        .isEqualTo(
            result.history().epochs().get(result.history().epochs().size() - 1).validationLoss());
  }

  private static double mean(float[] numbers, ToDoubleFunction<Double> of) {
    double sum = 0;
    for (float number : numbers) {
      sum += of.applyAsDouble((double) number);
    }
    return sum / numbers.length;
  }

  @Test
  void whatNeverVariesIsNotBlownUp() {
    byte[] black = new byte[60 * 48];
    for (int n = 0; n < 60; n++) {
      for (int i = 0; i < 40; i++) {
        black[n * 48 + i] = (byte) ((n * 37 + i * 11 + n * i * 5) % 251);
      }
    }
    LabelledPictures set =
        new PixelPictures("black", 3, SIDE, SIDE, black, new int[60], List.of("a", "b"));
    assertThatThrownBy(() -> prepared(network(List.of("whiten")), set))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "'whiten': 8 of the directions of the training pictures do not vary")
        .hasMessageContaining("choose a larger epsilon, such as epsilon=0.8");
  }
}
