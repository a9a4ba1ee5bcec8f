package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.ascent.Lens;
import org.convlens.atlas.chart.AtlasMap;
import org.convlens.atlas.chart.Cell;
import org.convlens.atlas.chart.Chart;
import org.convlens.atlas.chart.ClassEffect;
import org.convlens.atlas.chart.Grid;
import org.convlens.atlas.chart.MapPage;
import org.convlens.atlas.chart.Portraits;
import org.convlens.atlas.chart.Portraits.Portrait;
import org.convlens.atlas.chart.Samples;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.StoppedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Portraits of the cells of a map of 40 drawn pictures. */
class PortraitsTest {
  private static final int UPDATES = 12;

  @TempDir private static Path folder;

  @BeforeAll
  static void make() throws IOException {
    Path pictures = folder.resolve("pictures");
    AtlasFixture.draw(pictures, 0, 40);
    AtlasFixture.make(AtlasFixture.plan(Map.of("cells", "3")), pictures, folder.resolve("atlas"));
  }

  private static AtlasMap map(Atlas atlas) throws IOException {
    Pictured pictures = Pictured.of(atlas);
    return AtlasMap.of(
        pictures,
        Samples.of(atlas, pictures, new AtlasNeighbours(atlas).layer("")),
        new Chart(10, .1, 100, 50, 1),
        new Grid(List.of(2, 4), 5, 3),
        ClassEffect.UNKNOWN,
        new Run(3, Progress.SILENT));
  }

  private static Portraits made(AtlasMap map, Progress progress) {
    List<Cell> cells = Portraits.cells(map.cells(), 2);
    return Portraits.of(cells, map.samples(), AtlasFixture.NETWORK, UPDATES, new Run(5, progress));
  }

  /** Each is nearer to the mean of its own cell than the portraits of other cells are. */
  @Test
  void aPortraitGoesTheWayOfItsCell() throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      AtlasMap map = map(atlas);
      List<Portrait> all = made(map, Progress.SILENT).all();
      assertThat(all).hasSizeBetween(2, 4).allMatch(one -> one.cell().side() == 2);
      float[] usual = map.samples().mean();
      double[][] along = new double[all.size()][all.size()];
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).after()).isGreaterThan(all.get(i).before());
        float[] said = said(all.get(i).picture(), map.samples().layer());
        for (int j = 0; j < all.size(); j++) {
          along[i][j] = cosine(said, all.get(j).cell().mean(), usual);
        }
      }
      for (int i = 0; i < all.size(); i++) {
        for (int j = 0; j < all.size(); j++) {
          assertThat(along[i][i]).isGreaterThanOrEqualTo(along[j][i]);
        }
      }
    }
  }

  private static float[] said(Volume picture, String layer) {
    Volume input = new Lens(AtlasFixture.PHOTOS).whole(picture);
    try (Trace trace = AtlasFixture.NETWORK.trace(List.of(input), Set.of(new LayerId(layer)))) {
      return trace.at(0, new LayerId(layer)).channelMeans();
    }
  }

  private static double cosine(float[] a, float[] b, float[] from) {
    double dot = 0;
    double squareA = 0;
    double squareB = 0;
    for (int k = 0; k < a.length; k++) {
      double x = a[k] - from[k];
      double y = b[k] - from[k];
      dot += x * y;
      squareA += x * x;
      squareB += y * y;
    }
    return dot / Math.sqrt(squareA * squareB);
  }

  @Test
  void theyAreKeptAndDrawnAndTheSameAgain() throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      AtlasMap map = map(atlas);
      Portraits first = made(map, Progress.SILENT);
      first.write(atlas);
      Path file = folder.resolve("atlas/map_portraits.parquet");
      byte[] bytes = Files.readAllBytes(file);
      List<@Nullable Object[]> rows = new ArrayList<>();
      Kept.rows(Portraits.TABLE, file, rows::add);
      assertThat(rows).hasSameSizeAs(first.all());
      float[] pixels = (float[]) Objects.requireNonNull(rows.get(0)[7]);
      assertThat(pixels).hasSize(3 * 32 * 32);
      assertThat(pixels[17]).isCloseTo(first.all().get(0).picture().at(17), within());
      String page = page(map, first);
      assertThat(page).contains("\"portrait\":0", "\"portraitSide\":32");
      made(map, Progress.SILENT).write(atlas);
      assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
      assertThat(page(map, made(map, Progress.SILENT))).isEqualTo(page);
      assertThat(page(map, Portraits.NONE)).doesNotContain("\"portrait\":");
      Portraits.NONE.write(atlas);
      assertThat(file).doesNotExist();
    }
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.api.Assertions.within(1e-3f);
  }

  private static String page(AtlasMap map, Portraits portraits) {
    return new MapPage(map, List.of("a", "b"), "photos", sample -> Optional.empty(), portraits)
        .html();
  }

  @Test
  void whatIsStoppedKeepsNone() throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      AtlasMap map = map(atlas);
      assertThatThrownBy(() -> made(map, Progress.until(() -> true)))
          .isInstanceOf(StoppedException.class)
          .hasMessageStartingWith("stopped after 0 of");
      assertThat(Portraits.cost(3, 12))
          .isEqualTo("3 portraits of 12 updates: 36 passes forward and back");
    }
  }
}
