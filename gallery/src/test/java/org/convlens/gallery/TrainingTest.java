package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.format.Models;
import org.convlens.format.set.PictureSets;
import org.convlens.format.set.Split;
import org.convlens.format.set.TrainingSets;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on real digits, and the networks inside the program. */
class TrainingTest {
  private static final Engine ENGINE = Torch.engine();

  private final Path folder;

  TrainingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Model builtIn(String name) throws IOException {
    Path file = folder.resolve("network.onnx");
    try (InputStream stream = BuiltIn.open(name)) {
      Files.write(file, stream.readAllBytes());
    }
    return Models.open(file);
  }

  /** What the network's last layer says to pictures of 0..255. */
  private static List<Volume> outputs(Network network, List<Volume> pictures) {
    Model model = network.model();
    List<Volume> batch =
        pictures.stream().map(p -> model.preprocessing().apply(p, 28, 28)).toList();
    LayerId output = model.graph().output();
    try (Trace trace = network.trace(batch, Set.of(output))) {
      List<Volume> outputs = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        outputs.add(trace.at(i, output));
      }
      return outputs;
    }
  }

  private static LabelledPictures mnist(Split split) throws IOException {
    PictureSets found = TrainingSets.find(Shared.file("mnist").toString());
    return (LabelledPictures) found.part(split).orElseThrow();
  }

  @Test
  void oneEpochOnATenthOfThePicturesTellsMostDigitsApart() throws IOException {
    LabelledPictures all = mnist(Split.TRAINING);
    TrainingData some =
        new TrainingData(
            all.part(0, 6000), Optional.of(all.part(58_000, 60_000)), Optional.empty());
    Recipe brief = Knobs.with(Recipes.named("digits"), Map.of("epochs", "1", "batch", "50"));
    TrainingResult result =
        new Trainer(ENGINE, brief, 1).train(some, Progress.SILENT, TrainingListener.NONE);
    assertThat(result.history().epochs().get(0).validationAccuracy()).isGreaterThan(0.9);
  }

  @Test
  void theBuiltInDigitsTellTheTestPicturesApart() throws IOException {
    LabelledPictures test = mnist(Split.TEST);
    int right = 0;
    try (Network network = ENGINE.open(builtIn(BuiltIn.DIGITS))) {
      for (int from = 0; from < test.size(); from += 500) {
        List<Volume> pictures = new ArrayList<>();
        for (int i = from; i < from + 500; i++) {
          pictures.add(test.picture(i));
        }
        List<Volume> outputs = outputs(network, pictures);
        for (int i = 0; i < 500; i++) {
          right += outputs.get(i).argmax() == test.label(from + i) ? 1 : 0;
        }
      }
    }
    assertThat(right).isGreaterThanOrEqualTo(9880);
  }

  @Test
  void theBuiltInDigitsReadEveryDrawnDigit() throws IOException {
    List<Volume> pictures = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      pictures.add(DrawnDigit.draw(i % 10, i / 10));
    }
    try (Network network = ENGINE.open(builtIn(BuiltIn.DIGITS))) {
      List<Volume> outputs = outputs(network, pictures);
      for (int i = 0; i < 50; i++) {
        assertThat(outputs.get(i).at(i % 10))
            .as("digit %d by hand %d", i % 10, i / 10)
            .isGreaterThan(0.9f);
      }
    }
  }

  @Test
  void theBuiltInUntrainedNetworkIsWhatItsSeedGives() throws IOException {
    Model model = builtIn(BuiltIn.DIGITS_UNTRAINED);
    Graph drawn = Recipes.named("digits").network().untrained(BuiltIn.SEED);
    assertThat(model.graph().nodes()).extracting(Node::name).contains("conv1", "conv2", "logits");
    for (Node node : drawn.nodes()) {
      for (int i = 0; i < node.weights().size(); i++) {
        float[] shipped = model.graph().node(node.id()).weights().get(i).toFloats();
        float[] exact = node.weights().get(i).toFloats();
        for (int j = 0; j < exact.length; j++) {
          assertThat(shipped[j]).isCloseTo(exact[j], within(Math.abs(exact[j]) / 2000 + 1e-7f));
        }
      }
    }
  }

  @Test
  void theBuiltInNetworksSayHowTheyWereMade() throws IOException {
    Model trained = builtIn(BuiltIn.DIGITS);
    assertThat(trained.labels())
        .isEqualTo(Labels.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    assertThat(trained.history().orElseThrow().epochs()).hasSize(10);
    assertThat(trained.metadata())
        .containsEntry("recipe", "digits")
        .containsEntry("seed", "1")
        .containsEntry("batch", "200")
        .containsKey("training_data")
        .containsKey("test_accuracy");
    assertThat(builtIn(BuiltIn.DIGITS_UNTRAINED).metadata()).containsEntry("epochs", "0");
  }
}
