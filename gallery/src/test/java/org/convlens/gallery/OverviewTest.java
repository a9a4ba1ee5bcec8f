package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Finding;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.method.overview.Overview;
import org.convlens.net.Network;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.score.Score;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built-in digits network at a glance. */
class OverviewTest {
  private static final Overview DEFAULTS = (Overview) Catalog.entry("overview").defaults();
  private static Network network;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      network =
          Torch.engine()
              .open(OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), BuiltIn.DIGITS));
    }
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static Scene scene(int digit) {
    return Scene.of(network, DrawnDigit.draw(digit, 1)).explaining(Score.logit(digit));
  }

  private static List<Tile> tiles(Finding finding) {
    return ((Sheet) finding.picture()).sections().get(0).tiles();
  }

  @Test
  void showsThePictureMapsAndThreeHeatmaps() {
    Finding finding = DEFAULTS.look(scene(3));
    assertThat(((Sheet) finding.picture()).title())
        .isEqualTo("The network says 3, p = 1.000; maps for it");
    assertThat(tiles(finding)).hasSize(1 + 2 + 2 + 3);
    assertThat(tiles(finding))
        .extracting(Tile::label)
        .startsWith("the picture")
        .endsWith("where it looked", "what moves it", "what hiding costs");
  }

  @Test
  void theMapsAreTheLiveliest() {
    Finding finding = Knobs.with(DEFAULTS, Map.of("maps", "3")).look(scene(7));
    Volume maps = Objects.requireNonNull(finding.raw().get("conv1"));
    List<String> liveliest =
        IntStream.range(0, maps.channels())
            .boxed()
            .sorted(Comparator.comparing(k -> -maps.channel(k).standardDeviation()))
            .limit(3)
            .sorted()
            .map(k -> "map " + k + " of conv1")
            .toList();
    assertThat(tiles(finding).subList(1, 4)).extracting(Tile::label).isEqualTo(liveliest);
  }

  @Test
  void whereItLookedIsGradCam() {
    Scene scene = scene(5);
    Volume map =
        new GradCam(Place.LAST_SPATIAL).explain(network, scene.input(), Score.logit(5)).map();
    assertThat(DEFAULTS.look(scene).raw().get("where-it-looked")).isEqualTo(map);
  }
}
