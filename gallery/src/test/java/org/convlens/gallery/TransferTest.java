package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.data.PixelPictures;
import org.convlens.data.TrainingData;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.Recipe;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.convlens.train.TransferRecipe;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;

/** The digits network learns other classes: whether a digit is below five. */
class TransferTest {
  private static final Engine ENGINE = Torch.engine();
  private static final String LOGITS = "logits";

  private static Model digits() throws IOException {
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      return OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), BuiltIn.DIGITS);
    }
  }

  private static PixelPictures drawn(int count, long hand) {
    byte[] pixels = new byte[count * 784];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 10 < 5 ? 0 : 1;
      Volume digit = DrawnDigit.draw(i % 10, hand + i);
      for (int p = 0; p < 784; p++) {
        pixels[i * 784 + p] = (byte) Math.round(digit.at(p));
      }
    }
    return new PixelPictures("drawn", 1, 28, 28, pixels, labels, List.of("low", "high"));
  }

  private static final TrainingData DATA =
      new TrainingData(drawn(200, 0), Optional.empty(), Optional.of(drawn(60, 500)));

  private static TrainingResult trained(Recipe recipe) throws IOException {
    return new Trainer(ENGINE, recipe, 1).train(DATA, Progress.SILENT, TrainingListener.NONE);
  }

  private static Recipe turned(TransferRecipe recipe, String... knobs) {
    Map<String, String> all = new HashMap<>(Map.of("epochs", "6", "rate", "0.01"));
    for (int i = 0; i < knobs.length; i += 2) {
      all.put(knobs[i], knobs[i + 1]);
    }
    return Knobs.with(recipe, all);
  }

  @Test
  void onlyTheNewLayerLearns() throws IOException {
    Model base = digits();
    TrainingResult result = trained(turned(TransferRecipe.of(base)));
    Model learned = result.trained();
    assertThat(result.test().accuracy()).isGreaterThan(0.9);
    assertThat(learned.labels().names()).containsExactly("low", "high");
    assertThat(learned.preprocessing()).isEqualTo(base.preprocessing());
    assertThat(learned.graph().inputShape()).isEqualTo(base.graph().inputShape());
    for (Node node : base.graph().nodes()) {
      Node now = learned.graph().node(node.id());
      for (int i = 0; i < node.weights().size() && !node.name().equals(LOGITS); i++) {
        assertThat(now.weights().get(i).toFloats()).isEqualTo(node.weights().get(i).toFloats());
      }
    }
    try (Network network = ENGINE.open(learned)) {
      double share = Accuracy.correct(network, DATA.test().orElseThrow(), 60) / 60.0;
      assertThat(share).isCloseTo(result.test().accuracy(), within(1e-9));
    }
  }

  /** What the layers that stay say once is what they say in every pass. */
  @Test
  void lookingOnceChangesNothing() throws IOException {
    TransferRecipe recipe = TransferRecipe.of(digits());
    float[] once = weights(trained(turned(recipe)));
    float[] always = weights(trained(turned(recipe, "rotation", "1e-9")));
    List<Float> apart = new ArrayList<>();
    for (int i = 0; i < once.length; i++) {
      apart.add(Math.abs(once[i] - always[i]));
    }
    assertThat(apart).allMatch(distance -> distance < 2e-3f);
  }

  private static float[] weights(TrainingResult result) {
    return result.trained().graph().node(new LayerId(LOGITS)).weights().get(0).toFloats();
  }

  @Test
  void moreMayLearn() throws IOException {
    TransferRecipe recipe = TransferRecipe.of(digits()).until(new LayerId("pool1"));
    TrainingResult result = trained(turned(recipe, "epochs", "2"));
    Model base = digits();
    assertThat(kernel(result.trained(), "conv1")).isEqualTo(kernel(base, "conv1"));
    assertThat(kernel(result.trained(), "conv2")).isNotEqualTo(kernel(base, "conv2"));
  }

  private static float[] kernel(Model model, String layer) {
    return model.graph().node(new LayerId(layer)).weights().get(0).toFloats();
  }
}
