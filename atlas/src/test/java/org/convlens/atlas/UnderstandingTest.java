package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.atlas.chart.AtlasMap;
import org.convlens.atlas.chart.Chart;
import org.convlens.atlas.chart.ClassEffect;
import org.convlens.atlas.chart.Grid;
import org.convlens.atlas.chart.MapPage;
import org.convlens.atlas.chart.Portraits;
import org.convlens.atlas.chart.Samples;
import org.convlens.atlas.chart.TailEffect;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.atlas.suspect.Reason;
import org.convlens.atlas.suspect.WrongReasons;
import org.convlens.atlas.table.Table;
import org.convlens.net.LayerId;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is understood from an atlas of 60 drawn pictures. */
class UnderstandingTest {
  private static final int PICTURES = 60;

  @TempDir private static Path folder;

  private static Path place() {
    return folder.resolve("atlas");
  }

  @BeforeAll
  static void make() throws IOException {
    Path pictures = folder.resolve("pictures");
    AtlasFixture.draw(pictures, 0, PICTURES);
    AtlasFixture.make(
        AtlasFixture.plan(Map.of("explain", "grad-cam", "cells", "3")), pictures, place());
    new Whereabouts(pictures, "photos").write(new FolderStore(place()));
  }

  private static List<@Nullable Object[]> rows(Atlas atlas, Table table) throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    Kept.rows(table, atlas.folder().resolve(Layout.whole(table.name())), rows::add);
    return rows;
  }

  @Test
  void labelsAreDoubtedAndWrittenInOrder() throws IOException {
    try (Atlas atlas = Atlas.open(place())) {
      AtlasLabels labels = AtlasLabels.of(atlas, Order.MARGIN);
      labels.write(atlas);
      List<@Nullable Object[]> rows = rows(atlas, AtlasLabels.SUSPECTS);
      assertThat(rows).hasSameSizeAs(labels.joint().suspects()).isNotEmpty();
      Pictured pictures = Pictured.of(atlas);
      for (@Nullable Object[] row : rows) {
        int picture = pictures.find(String.valueOf(row[1]).substring(0, 20));
        assertThat(row[3]).isEqualTo(pictures.truth()[picture]);
        double p = Math.exp(pictures.outputs().get(picture)[pictures.truth()[picture]]);
        assertThat((Double) row[6]).isCloseTo(p, within(1e-6));
      }
      byte[] before = Files.readAllBytes(place().resolve("suspects.parquet"));
      AtlasLabels.of(atlas, Order.MARGIN).write(atlas);
      assertThat(Files.readAllBytes(place().resolve("suspects.parquet"))).isEqualTo(before);
      assertThat(labels.facts(atlas.manifest().classes(), 3).toString()).contains("expectedNoise");
    }
  }

  @Test
  void clustersOfMapsHoldEachPictureOnce() throws IOException {
    try (Atlas atlas = Atlas.open(place())) {
      AtlasReasons found =
          AtlasReasons.of(atlas, new WrongReasons(3, 2, 3, 2), new Run(1, Progress.SILENT));
      found.write(atlas);
      assertThat(found.reasons()).isNotEmpty();
      List<String> names = new ArrayList<>();
      rows(atlas, AtlasReasons.CLUSTERS).forEach(row -> names.add(String.valueOf(row[3])));
      assertThat(names).doesNotHaveDuplicates();
      assertThat(names).hasSize(found.reasons().stream().mapToInt(Reason::size).sum());
      Pictured pictures = found.pictures();
      for (Reason reason : found.reasons()) {
        assertThat(reason.members())
            .allMatch(member -> pictures.predicted()[member] == reason.kind());
      }
    }
  }

  @Test
  void withoutMapsItIsSaidHowToHaveThem() throws IOException {
    Path bare = folder.resolve("bare");
    AtlasFixture.make(AtlasFixture.plan(Map.of()), folder.resolve("pictures"), bare);
    try (Atlas atlas = Atlas.open(bare)) {
      assertThatThrownBy(() -> AtlasReasons.of(atlas, WrongReasons.DEFAULT, Run.QUIET))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("has no maps: make one with --explain");
    }
  }

  @Test
  void theIndexOfAnEarlierStateLeaves() throws IOException {
    Path pictures = folder.resolve("growing");
    Path atlas = folder.resolve("grown");
    AtlasFixture.draw(pictures, 0, 20);
    AtlasFixture.make(AtlasFixture.plan(Map.of()), pictures, atlas);
    String first = index(atlas, 20);
    assertThat(index(atlas, 20)).isEqualTo(first);
    AtlasFixture.draw(pictures, 20, 25);
    AtlasFixture.make(AtlasFixture.plan(Map.of()), pictures, atlas);
    assertThat(index(atlas, 25)).isNotEqualTo(first).endsWith(".near");
  }

  /** The only index that is there after it was asked for. */
  private static String index(Path place, int size) throws IOException {
    try (Atlas atlas = Atlas.open(place)) {
      AtlasNeighbours neighbours = new AtlasNeighbours(atlas);
      NeighbourIndex index = neighbours.pictures(neighbours.layer(""), Progress.SILENT);
      assertThat(index.size()).isEqualTo(size);
      assertThat(index.like(7, 5).ids()).hasSize(5).doesNotContain(7);
      assertThatThrownBy(() -> neighbours.layer("none")).isInstanceOf(UsageException.class);
    }
    try (Stream<Path> files = Files.list(place)) {
      List<String> indexes =
          files.map(f -> f.getFileName() + "").filter(f -> f.endsWith(".near")).toList();
      assertThat(indexes).hasSize(1);
      return indexes.get(0);
    }
  }

  @Test
  void unitsAreLikeThoseThatSpeakToTheSameClasses() throws IOException {
    try (Atlas atlas = Atlas.open(place())) {
      AtlasNeighbours neighbours = new AtlasNeighbours(atlas);
      String layer = neighbours.layer("");
      var units = neighbours.units(layer, 3, 1000);
      assertThat(units).hasSize(127).noneMatch(unit -> unit.channel() == 3);
      assertThat(units.get(0).likeness()).isBetween(units.get(126).likeness(), 1 + 1e-9);
      var back = neighbours.units(layer, units.get(0).channel(), 1000);
      assertThat(back.stream().filter(unit -> unit.channel() == 3).findFirst().orElseThrow())
          .extracting(AtlasNeighbours.LikeUnit::likeness)
          .isEqualTo(units.get(0).likeness());
      assertThatThrownBy(() -> neighbours.units(layer, 128, 3))
          .hasMessage("no channel 128 in '" + layer + "': there are 0 to 127");
    }
  }

  @Test
  void aMapAndItsPageAreTheSameAgain() throws IOException {
    try (Atlas atlas = Atlas.open(place())) {
      byte[] first = map(atlas, 1);
      byte[] page = Files.readAllBytes(place().resolve("page"));
      assertThat(map(atlas, 2)).isEqualTo(first);
      assertThat(Files.readAllBytes(place().resolve("page"))).isEqualTo(page);
      assertThat(new String(page, java.nio.charset.StandardCharsets.UTF_8))
          .contains("<title>photos · map · ConvLens</title>")
          .doesNotContain("http:")
          .doesNotContain("https:");
      assertThat(rows(atlas, AtlasMap.MAP)).hasSize(3 * PICTURES);
      int samples = 0;
      for (@Nullable Object[] row : rows(atlas, AtlasMap.CELLS)) {
        samples +=
            Integer.valueOf(1).equals(row[0])
                ? (Integer) java.util.Objects.requireNonNull(row[3])
                : 0;
      }
      assertThat(samples).as("all lie in the one cell of the first zoom").isEqualTo(3 * PICTURES);
    }
  }

  private byte[] map(Atlas atlas, int threads) throws IOException {
    Pictured pictures = Pictured.of(atlas);
    Samples samples = Samples.of(atlas, pictures, new AtlasNeighbours(atlas).layer(""));
    AtlasMap map =
        AtlasMap.of(
            pictures,
            samples,
            new Chart(10, .1, 100, 50, threads),
            new Grid(List.of(1, 4), 2, 3),
            ClassEffect.UNKNOWN,
            new Run(3, Progress.SILENT));
    map.write(atlas);
    MapPage page =
        new MapPage(
            map,
            atlas.manifest().classes(),
            "photos",
            sample -> sample % 2 == 0 ? Optional.of(Volume.zeros(3, 8, 8)) : Optional.empty(),
            Portraits.NONE);
    Files.writeString(place().resolve("page"), page.html());
    return Files.readAllBytes(place().resolve("map.parquet"));
  }

  /** What follows the last maps of this network is a maximum over equal cells, and one matrix. */
  @Test
  void theEffectOfAVectorIsLinearWhereTheRestOfTheNetworkIs() throws IOException {
    try (Atlas atlas = Atlas.open(place())) {
      Samples samples = Samples.of(atlas, Pictured.of(atlas), new AtlasNeighbours(atlas).layer(""));
      float[] usual = samples.mean();
      float[] one = samples.vectors()[5];
      float[] twice = new float[usual.length];
      for (int k = 0; k < twice.length; k++) {
        twice[k] = usual[k] + 2 * (one[k] - usual[k]);
      }
      try (TailEffect effect =
          new TailEffect(AtlasFixture.NETWORK, new LayerId(samples.layer()), usual)) {
        double[] single = effect.of(one);
        double[] twofold = effect.of(twice);
        double sum = 0;
        for (int c = 0; c < single.length; c++) {
          assertThat(effect.of(usual)[c]).isCloseTo(0, within(1e-6));
          assertThat(twofold[c]).isCloseTo(2 * single[c], within(1e-3));
          sum += single[c];
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
        assertThat(single[0]).isNotCloseTo(0, within(1e-4));
      }
    }
  }
}
