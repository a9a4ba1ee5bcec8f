package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Explanation;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.cam.GradCam;
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GuidedBackpropagation;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Drawing;
import org.convlens.picture.Palette;
import org.convlens.picture.Png;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws the README's strip of pictures again. With {@code -Dconvlens.update=true} it is kept. */
class StripTest {
  private static final int SIDE = 112;

  @TempDir Path folder;

  @Test
  void drawsTheStrip() throws Exception {
    List<Tile> tiles = new ArrayList<>();
    try (InputStream file = BuiltIn.open(BuiltIn.DIGITS);
        Network network =
            Torch.engine()
                .open(OnnxReader.read(ByteBuffer.wrap(file.readAllBytes()), BuiltIn.DIGITS))) {
      Scene scene = Scene.of(network, DrawnDigit.draw(3, 1));
      Prediction best = Prediction.all(network, scene.input()).get(0);
      assertThat(best.index()).isEqualTo(3);
      Score score = Prediction.score(network.model().head(), best.index());
      Volume view = scene.requireView();
      tiles.add(tile("a picture", Volume.generate(3, 28, 28, (c, y, x) -> view.at(0, y, x) / 255)));
      List<LayerId> convolutions = Place.CONVOLUTIONS.in(network.model().graph());
      try (Trace trace = network.trace(List.of(scene.input()), Set.copyOf(convolutions))) {
        Volume edges = trace.at(0, convolutions.get(0));
        liveliest(edges, 2).forEach(k -> tiles.add(tile("edges, map " + k, edges.channel(k))));
        Volume strokes = trace.at(0, convolutions.get(1));
        liveliest(strokes, 2)
            .forEach(k -> tiles.add(tile("strokes, map " + k, strokes.channel(k))));
      }
      tiles.add(heat("where it looked", new GradCam(Place.LAST_SPATIAL), scene, score));
      tiles.add(heat("what moves it", new GuidedBackpropagation(Fold.MAX), scene, score));
      tiles.add(heat("what hiding costs", new Occlusion(7, 1, 0, Shows.DROP), scene, score));
    }
    Sheet.Section section = new Sheet.Section("", tiles, tiles.size(), Optional.empty());
    Path kept = Shared.root().resolve("docs/gallery/strip.png");
    byte[] png =
        Png.bytes(
            Drawing.draw(new Sheet("", List.of(section), Palette.VIRIDIS, List.of())), Map.of());
    if (CatalogTest.UPDATE) {
      Files.createDirectories(kept.getParent());
      Files.write(kept, png);
    }
    Path drawn = Files.write(folder.resolve("strip.png"), png);
    assertThat(GalleryTest.difference(drawn, kept))
        .isLessThanOrEqualTo(GalleryTest.ALLOWED_MEAN_DIFFERENCE);
  }

  private static Tile heat(String label, Explanation method, Scene scene, Score score) {
    return tile(label, method.explain(scene.network(), scene.input(), score).map());
  }

  private static Tile tile(String label, Volume map) {
    return Tile.of(label, Warp.nearest(map, SIDE, SIDE));
  }

  /** The maps with the largest standard deviation. */
  private static List<Integer> liveliest(Volume maps, int count) {
    return IntStream.range(0, maps.channels())
        .boxed()
        .sorted((a, b) -> Double.compare(spread(maps, b), spread(maps, a)))
        .limit(count)
        .sorted()
        .toList();
  }

  private static double spread(Volume maps, int channel) {
    return maps.channel(channel).standardDeviation();
  }
}
