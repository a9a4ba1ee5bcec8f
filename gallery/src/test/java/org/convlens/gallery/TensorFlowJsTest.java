package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.torch.Torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TensorFlow.js files and their ONNX twins are the same network. */
class TensorFlowJsTest {
  @ParameterizedTest
  @CsvSource({
    "tinyvgg/model.json, tinyvgg/tinyvgg.onnx",
    "mnist-lenet-tfjs/mnist.json, mnist-lenet-tfjs/mnist_lenet.onnx",
  })
  void saysWhatItsTwinSays(String file, String twin) throws IOException {
    Model model = Models.open(Shared.file("models-small/" + file));
    Model onnx = Models.open(Shared.file("models-small/" + twin));
    assertThat(model.graph().inputShape()).isEqualTo(onnx.graph().inputShape());
    assertThat(model.preprocessing()).isEqualTo(onnx.preprocessing());
    List<Volume> pictures = pictures(model.graph().inputShape());
    try (Network ours = Torch.engine().open(model);
        Network theirs = Torch.engine().open(onnx)) {
      List<Volume> said = Accuracy.logits(ours, pictures);
      List<Volume> expected = Accuracy.logits(theirs, pictures);
      for (int i = 0; i < said.size(); i++) {
        float most = expected.get(i).abs().max();
        for (int k = 0; k < said.get(i).size(); k++) {
          assertThat(said.get(i).at(k)).isCloseTo(expected.get(i).at(k), within(1e-5f * most));
        }
      }
    }
  }

  private static List<Volume> pictures(Shape input) {
    Random random = new Random(7);
    List<Volume> pictures = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pictures.add(
          Volume.generate(
              input.channels(), input.height(), input.width(), (c, y, x) -> random.nextFloat()));
    }
    return pictures;
  }
}
