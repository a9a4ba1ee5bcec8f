package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.convlens.data.LabelledPictures;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.format.set.Split;
import org.convlens.format.set.TrainingSets;
import org.convlens.net.Graph;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.Recipes;
import org.junit.jupiter.api.Test;

/** The networks inside the program that know clothes and photographs. */
class BuiltInNetworksTest {
  private static Model builtIn(String name) throws IOException {
    try (InputStream stream = BuiltIn.open(name)) {
      return OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), name);
    }
  }

  private static double share(String name, String place, Split split) throws IOException {
    String data = Shared.file(place).toString();
    LabelledPictures pictures =
        (LabelledPictures) TrainingSets.find(data).part(split).orElseThrow();
    try (Network network = Torch.engine().open(builtIn(name))) {
      return (double) Accuracy.correct(network, pictures, pictures.size()) / pictures.size();
    }
  }

  @Test
  void photosAreToldNineTimesOfTen() throws IOException {
    assertThat(share(BuiltIn.PHOTOS, "cifar10/cifar10_test_5k_dev.bin.gz", Split.TRAINING))
        .isGreaterThan(0.9);
  }

  @Test
  void clothesAreToldApart() throws IOException {
    assertThat(share(BuiltIn.FASHION, "fashion-mnist", Split.TEST)).isGreaterThan(0.92);
  }

  @Test
  void theySayHowTheyWereMade() throws IOException {
    assertThat(builtIn(BuiltIn.PHOTOS).metadata())
        .containsEntry("recipe", "cifar10-fast")
        .containsEntry("seed", "1")
        .containsEntry("training_pictures", "50000")
        .containsEntry("test_accuracy", "0.9124");
    assertThat(builtIn(BuiltIn.FASHION).metadata())
        .containsEntry("recipe", "fashion")
        .containsEntry("seed", "1")
        .containsEntry("training_pictures", "60000")
        .containsEntry("test_accuracy", "0.9246");
    assertThat(builtIn("photos:untrained").metadata()).containsEntry("epochs", "0");
  }

  @Test
  void theUntrainedOnesAreWhatTheirSeedGives() throws IOException {
    check(builtIn("fashion:untrained").graph(), "fashion");
    check(builtIn("photos:untrained").graph(), "cifar10-fast");
  }

  /** But for the whitening filters, which training pictures decide. */
  private static void check(Graph shipped, String recipe) {
    Graph drawn = Recipes.named(recipe).network().untrained(BuiltIn.SEED);
    for (Node node : drawn.nodes()) {
      boolean whitens = recipe.equals("cifar10-fast") && node.name().equals("conv2d");
      for (int i = 0; !whitens && i < node.weights().size(); i++) {
        float[] kept = shipped.node(node.id()).weights().get(i).toFloats();
        float[] exact = node.weights().get(i).toFloats();
        for (int j = 0; j < exact.length; j++) {
          assertThat(kept[j]).isCloseTo(exact[j], within(Math.abs(exact[j]) / 2000 + 1e-7f));
        }
      }
    }
  }
}
