package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.Models;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.IntegratedGradients;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing;
import org.convlens.net.Trace;
import org.convlens.score.Ground;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * torchvision's DeepLab and LR-ASPP, small and traced, explained in single places: what autograd
 * says of the same sums, which {@code attribution/segmenters.py} wrote.
 */
class SegmentersParityTest {
  private static final Numbers EXPECTED = Numbers.read("segmenters.tsv");
  private static final int SIDE = 24;
  private static final Volume PICTURE =
      Volume.generate(3, SIDE, SIDE, (c, y, x) -> ((c * SIDE + y) * SIDE + x) * 53 % 251);

  /** The occluding patch covers rows 4 to 7 and columns 8 to 11: in the second row the third. */
  private static final int PATCH = 4;

  @TempDir Path folder = Path.of("");

  private Network open(String name) throws IOException {
    try (InputStream in = Files.newInputStream(Numbers.file("segmenters.zip"));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
    Preprocessing shares =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1 / 256.0,
            List.of(0.0),
            List.of(1.0),
            "test");
    Path file = folder.resolve(name + ".pt");
    return Torch.engine().open(Models.open(file).withPreprocessing(shares));
  }

  /** The module that makes the maps of a quarter of the sides ends in this layer. */
  private static Place last(Graph graph) {
    LayerId layer =
        graph.layers().stream()
            .filter(id -> id.name().startsWith("backbone.high"))
            .reduce((a, b) -> b)
            .orElseThrow();
    return Place.named(layer.name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deeplab|mean(logit(1) over box(4, 3, 16, 11))",
        "deeplab|mean(logit(3) over predicted)",
        "deeplab|mean(probability(2) over pixel(20, 5))",
        "lraspp|mean(logit(1) over box(4, 3, 16, 11))",
        "lraspp|mean(logit(2) over predicted)",
        "lraspp|mean(probability(2) over pixel(20, 5))"
      })
  void everyMethodExplainsTheSum(String name, String text) throws IOException {
    try (Network network = open(name)) {
      Volume input = PICTURE.times(1 / 256f);
      Score score = Score.parse(text, network.model(), Ground.of(network, PICTURE, Map.of()));
      Graph graph = network.model().graph();
      double value = EXPECTED.get(name + " value " + text)[0];
      assertThat(Scores.of(network, score, List.of(input))[0]).isCloseTo(value, within(2e-6));
      Volume gradient;
      try (Trace trace =
          network.trace(List.of(input), score.layers(graph), Set.of(graph.input()))) {
        gradient = trace.pull(score.slope(graph, trace), graph.input()).get(0);
      }
      EXPECTED.check(gradient, name + " gradient " + text);
      Volume map = new GradCam(last(graph)).explain(network, input, score).map();
      EXPECTED.check(map, name + " grad-cam " + text);
      String shares = name + " integrated-gradients " + text;
      if (EXPECTED.all().containsKey(shares)) {
        IntegratedGradients method = new IntegratedGradients(50, 0, Fold.SUM);
        EXPECTED.check(method.attribute(network, input, score, Run.QUIET).pixels(), shares);
      }
      double drop = value - EXPECTED.get(name + " hidden " + text)[0];
      Occlusion occlusion = new Occlusion(PATCH, PATCH, 0, Occlusion.Shows.DROP);
      Volume drops = occlusion.explain(network, input, score).map();
      double found = drops.height() == SIDE ? drops.at(0, 5, 9) : drops.at(0, 1, 2);
      assertThat(found).isCloseTo(drop, within(4e-6));
    }
  }
}
