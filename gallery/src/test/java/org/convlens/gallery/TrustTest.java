package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.format.Models;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.convlens.trust.Check;
import org.convlens.trust.Claim;
import org.convlens.trust.Deletion;
import org.convlens.trust.Insertion;
import org.convlens.trust.Randomisation;
import org.convlens.trust.Road;
import org.junit.jupiter.api.Test;

/**
 * Trust lines on real networks, against {@code trust/areas.tsv}: plain loops with onnxruntime and
 * NumPy, which {@code make_areas.py} beside it runs.
 */
class TrustTest {
  private static final int STEPS = 16;

  /** A map that is a formula, every number of it another one. */
  private record Formula() implements Explanation {
    @Override
    public Heatmap explain(Network network, Volume input, Score score) {
      int side = input.width();
      Volume map =
          Volume.generate(1, side, side, (c, y, x) -> (float) ((side * y + x) * 48271L % 65537));
      return new Heatmap("formula", map, false, List.of());
    }
  }

  @Test
  void areasAreThoseOfAPlainLoop() throws IOException {
    for (String line :
        Files.readAllLines(Shared.root().resolve("gallery/src/test/resources/trust/areas.tsv"))) {
      String[] cells = line.split("\t", -1);
      try (Network network = Torch.engine().open(Models.open(Shared.file(cells[0])))) {
        Claim claim = Claim.of(scene(network), Integer.parseInt(cells[1]), new Formula());
        assertThat(number(claim, cells[2]))
            .as(line)
            .isCloseTo(Double.parseDouble(cells[3]), within(1e-4));
      }
    }
  }

  @Test
  void guidedBackpropagationFailsTheRandomisationAndGradientsPass() throws IOException {
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS);
        Network network =
            Torch.engine()
                .open(OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), "digits"))) {
      Scene seven = Scene.of(network, DrawnDigit.draw(7, 0));
      assertThat(randomised(seven, 7, "guided-backpropagation")).contains("fails");
      assertThat(randomised(seven, 7, "saliency")).contains("passes").doesNotContain("outlines");
      assertThat(randomised(seven, 7, "integrated-gradients"))
          .contains("passes", "its outlines stay");
    }
  }

  private static String randomised(Scene scene, int target, String name) {
    Explanation method = (Explanation) Catalog.entry(name).defaults();
    Claim claim = Claim.of(scene, target, method);
    return new Randomisation(4).ask(claim, Torch.engine(), Run.QUIET).sentence();
  }

  private static Scene scene(Network network) {
    int side = network.model().graph().inputShape().width();
    Volume picture =
        Volume.generate(
            3, side, side, (c, y, x) -> (37 * y + 17 * x + 91 * c + y * x % 29 * 5) % 256);
    Scene scene = Scene.of(network, picture);
    assertThat(scene.requireView().height()).isEqualTo(side);
    return new Scene(
        network, java.util.Optional.of(picture), scene.score(), scene.seed(), scene.progress());
  }

  private static double number(Claim claim, String name) {
    Check check =
        switch (name) {
          case "deletion" -> new Deletion(STEPS, 1);
          case "insertion" -> new Insertion(STEPS, 1);
          default -> new Road(0, 1);
        };
    String key =
        switch (name) {
          case "morf" -> "most_relevant_first";
          case "lerf" -> "least_relevant_first";
          default -> "area";
        };
    return check.ask(claim, Torch.engine(), Run.QUIET).number(key);
  }
}
