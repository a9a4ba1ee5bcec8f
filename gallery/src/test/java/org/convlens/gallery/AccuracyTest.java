package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.format.image.Photo;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.torch.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From JPEG files to classes with the preprocessing and the class names that ConvLens finds,
 * against {@code accuracy/*.tsv}: what onnxruntime and Pillow say of the same pictures.
 */
class AccuracyTest {
  private static final String SAMPLES = "imagenet-samples";

  /** The file's class and, from another engine, the most probable class and its probability. */
  private record Expected(String file, int truth, int top, double probability) {}

  @ParameterizedTest
  @CsvSource({
    "squeezenet1.1_fp32.onnx, squeezenet, 0, 38, 57",
    "mobilenet_v1_0.25_128_fp32.onnx, mobilenet, 1, 21, 44",
  })
  void samples(String file, String name, int background, int top1, int top5) throws IOException {
    Model model = Models.open(Shared.file("models-imagenet/" + file));
    assertThat(model.labels().name(1 + background)).contains("goldfish");
    List<Expected> expected = expected(name);
    int hits = 0;
    int near = 0;
    int same = 0;
    try (Network network = Torch.engine().open(model)) {
      List<Volume> logits = Accuracy.logits(network, prepared(model, expected));
      for (int i = 0; i < logits.size(); i++) {
        Volume scores = logits.get(i);
        float truth = scores.at(expected.get(i).truth() + background);
        int better = 0;
        for (int k = 0; k < scores.size(); k++) {
          better += scores.at(k) > truth ? 1 : 0;
        }
        hits += better == 0 ? 1 : 0;
        near += better < 5 ? 1 : 0;
        same += scores.argmax() == expected.get(i).top() ? 1 : 0;
        assertThat(probability(scores))
            .as(expected.get(i).file())
            .isCloseTo(expected.get(i).probability(), within(1e-3));
      }
    }
    assertThat(same).isEqualTo(expected.size());
    assertThat(hits).isEqualTo(top1);
    assertThat(near).isEqualTo(top5);
  }

  private static List<Volume> prepared(Model model, List<Expected> expected) throws IOException {
    List<Volume> pictures = new ArrayList<>();
    for (Expected one : expected) {
      Volume photo = Photo.read(Shared.file(SAMPLES + "/" + one.file()));
      int height = model.graph().inputShape().height();
      int width = model.graph().inputShape().width();
      pictures.add(model.preprocessing().apply(photo, height, width));
    }
    return pictures;
  }

  /** The softmax of the greatest score. */
  private static double probability(Volume scores) {
    double most = scores.max();
    double sum = 0;
    for (int k = 0; k < scores.size(); k++) {
      sum += Math.exp(scores.at(k) - most);
    }
    return 1 / sum;
  }

  private static List<Expected> expected(String name) throws IOException {
    Map<String, Integer> truths = new HashMap<>();
    for (String line : Files.readAllLines(Shared.file(SAMPLES + "/labels.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (cells[1].matches("\\d+")) {
        truths.put(cells[0], Integer.valueOf(cells[1]));
      }
    }
    List<Expected> expected = new ArrayList<>();
    Path table = Shared.root().resolve("gallery/src/test/resources/accuracy/" + name + ".tsv");
    for (String line : Files.readAllLines(table)) {
      String[] cells = line.split("\t", -1);
      expected.add(
          new Expected(
              cells[0],
              truths.getOrDefault(cells[0], -1),
              Integer.parseInt(cells[1]),
              Double.parseDouble(cells[2])));
    }
    return expected;
  }
}
