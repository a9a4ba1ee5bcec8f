package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.catalog.Choice;
import org.convlens.format.image.Photo;
import org.convlens.format.image.PhotoFolder;
import org.convlens.method.Outcome;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.health.FilterHealth;
import org.convlens.method.health.Thresholds;
import org.convlens.method.patch.LayerCensus;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of an atlas against those of the program's other ways to ask, and naive ones. */
class AtlasNumbersTest {
  private static final int PICTURES = 30;
  private static final AtlasPlan PLAN =
      AtlasFixture.plan(
          Map.of("layer", "convolutions", "explain", "saliency", "region", "box(0, 0, 10, 30)"));

  @TempDir private static Path folder;
  private static Atlas atlas;
  private static Path pictures;

  @BeforeAll
  static void make() throws IOException {
    pictures = folder.resolve("pictures");
    AtlasFixture.draw(pictures, 100, 100 + PICTURES);
    Files.write(pictures.resolve("torn.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});
    AtlasFixture.make(PLAN, pictures, folder.resolve("atlas"));
    atlas = Atlas.open(folder.resolve("atlas"));
  }

  @AfterAll
  static void close() {
    atlas.close();
  }

  private static List<LayerId> layers() {
    return Place.CONVOLUTIONS.in(AtlasFixture.PHOTOS.graph());
  }

  private static List<Path> files() throws IOException {
    return PhotoFolder.open(pictures, 1000).files().stream()
        .filter(file -> file.toString().endsWith(".png"))
        .toList();
  }

  private static Volume input(Path file) throws IOException {
    return Scene.of(AtlasFixture.NETWORK, Photo.read(file)).input();
  }

  /** What the layers say in a pass from which gradients are asked, as an atlas makes it. */
  private static Trace trace(Volume input) {
    Watch watch = Watch.of(PLAN, AtlasFixture.PHOTOS);
    return AtlasFixture.NETWORK.trace(List.of(input), watch.layersOfInterest(), watch.pulled());
  }

  /** Of all cells of all pictures, added up plainly. */
  @Test
  void statisticsAreThoseOfAllCells() throws IOException {
    LayerId layer = layers().get(1);
    int channel = 2;
    double sum = 0;
    double squares = 0;
    long active = 0;
    long cells = 0;
    float max = Float.NEGATIVE_INFINITY;
    for (Path file : files()) {
      try (Trace trace = trace(input(file))) {
        Volume maps = trace.at(0, layer).channel(channel);
        for (int i = 0; i < maps.size(); i++) {
          double value = maps.at(i);
          sum += value;
          squares += value * value;
          active += value > 0 ? 1 : 0;
          max = Math.max(max, maps.at(i));
          cells++;
        }
      }
    }
    Found found = new AtlasQuestions(atlas).channels(layer.name());
    double mean = sum / cells;
    assertThat(found.at(channel, "cells")).isEqualTo(cells);
    assertThat(found.at(channel, "max")).isEqualTo(max);
    assertThat(found.number(channel, "active")).isEqualTo((double) active / cells);
    assertThat(found.number(channel, "mean")).isEqualTo(mean, within(1e-12));
    assertThat(found.number(channel, "deviation"))
        .isEqualTo(Math.sqrt(squares / cells - mean * mean), within(1e-10));
  }

  /** A census looks at several pictures at once, which rounds otherwise (decisions 11 and 13). */
  @Test
  void channelsSayWhatTheCensusSays() throws IOException {
    LayerId layer = layers().get(1);
    LayerCensus census = new LayerCensus(new Place(layer.name()), 5, 1000);
    Outcome outcome =
        census.look(AtlasFixture.NETWORK, PhotoFolder.open(pictures, 1000), Progress.SILENT);
    List<?> channels = (List<?>) Objects.requireNonNull(outcome.facts().get("channels"));
    Found found = new AtlasQuestions(atlas).channels(layer.name());
    assertThat(found.rows()).hasSameSizeAs(channels);
    for (int i = 0; i < channels.size(); i++) {
      Map<?, ?> facts = (Map<?, ?>) channels.get(i);
      Map<?, ?> said = (Map<?, ?>) Objects.requireNonNull(facts.get("statistics"));
      assertThat(found.at(i, "cells")).isEqualTo(said.get("cells"));
      for (String name : List.of("mean", "deviation", "max", "min")) {
        assertThat(found.number(i, name)).isEqualTo(number(said, name), within(1e-5));
      }
      Found best = new AtlasQuestions(atlas).patches(layer.name(), i, "activation", 5);
      List<?> patches = (List<?>) Objects.requireNonNull(facts.get("patches"));
      for (int k = 0; k < patches.size(); k++) {
        Map<?, ?> patch = (Map<?, ?>) patches.get(k);
        assertThat(best.text(k, "picture")).isEqualTo(patch.get("picture"));
        assertThat(best.number(k, "score")).isEqualTo(number(patch, "activation"), within(1e-5));
      }
    }
  }

  private static double number(Map<?, ?> facts, String name) {
    return ((Number) Objects.requireNonNull(facts.get(name))).doubleValue();
  }

  /** Every picture's largest A·∂y/∂A of a channel, one picture in a batch, sorted. */
  @Test
  void relevanceIsGradientTimesActivation() throws IOException {
    LayerId layer = layers().get(0);
    int channel = 3;
    List<Float> best = new ArrayList<>();
    for (Path file : files()) {
      Volume relevance = relevance(input(file), layer).channel(channel);
      float most = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < relevance.size(); i++) {
        most = relevance.at(i) == 0 ? most : Math.max(most, relevance.at(i));
      }
      best.add(most);
    }
    best.sort(Comparator.reverseOrder());
    Found found = new AtlasQuestions(atlas).patches(layer.name(), channel, "relevance", 5);
    for (int k = 0; k < 5; k++) {
      assertThat(found.number(k, "score")).isEqualTo(best.get(k).doubleValue());
    }
  }

  private static Volume relevance(Volume input, LayerId layer) {
    var graph = AtlasFixture.PHOTOS.graph();
    try (Trace trace = trace(input)) {
      Volume scores = trace.at(0, AtlasFixture.PHOTOS.head().logits());
      Score score = Prediction.score(AtlasFixture.PHOTOS.head(), scores.argmax());
      return trace.at(0, layer).times(trace.pull(score.slope(graph, trace), layer).get(0));
    }
  }

  @Test
  void predictionsAreThoseOfClassify() throws IOException {
    long right = 0;
    for (Path file : files()) {
      List<Prediction> all = Prediction.all(AtlasFixture.NETWORK, input(file));
      String name = pictures.relativize(file).toString().replace('\\', '/');
      Found row = atlas.ask("SELECT * FROM pictures WHERE names[1] = ?", name);
      assertThat(row.at(0, "predicted")).isEqualTo(all.get(0).index());
      assertThat(row.number(0, "confidence")).isEqualTo(all.get(0).probability(), within(1e-6));
      int truth = AtlasFixture.truth(name).orElseThrow();
      right += all.get(0).index() == truth ? 1 : 0;
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).index() == truth) {
          assertThat(row.at(0, "rank")).isEqualTo(i + 1);
        }
        float[] outputs = outputs(row);
        assertThat(Math.exp(outputs[all.get(i).index()]))
            .isEqualTo(all.get(i).probability(), within(1e-6));
      }
    }
    assertThat(atlas.manifest().summary().right()).isEqualTo(right);
    assertThat(atlas.manifest().summary().judged()).isEqualTo(PICTURES);
    assertThat(atlas.select("SELECT sum(pictures) FROM confusion").number(0, "sum(pictures)"))
        .isEqualTo(PICTURES);
  }

  private static float[] outputs(Found row) {
    List<?> numbers = (List<?>) Objects.requireNonNull(row.at(0, "outputs"));
    float[] outputs = new float[numbers.size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = ((Number) Objects.requireNonNull(numbers.get(i))).floatValue();
    }
    return outputs;
  }

  @Test
  void faultsAreThoseOfFilterHealth() throws IOException {
    FilterHealth health = new FilterHealth(Place.CONVOLUTIONS, Thresholds.DEFAULT, 1, "none", 1000);
    Outcome outcome =
        health.look(AtlasFixture.NETWORK, PhotoFolder.open(pictures, 1000), Progress.SILENT);
    List<?> faults = (List<?>) Objects.requireNonNull(outcome.facts().get("faults"));
    Found found = new AtlasQuestions(atlas).faults(1000);
    assertThat(found.rows()).hasSameSizeAs(faults);
    for (int i = 0; i < faults.size(); i++) {
      Map<?, ?> fault = (Map<?, ?>) faults.get(i);
      assertThat(found.at(i, "filter")).isEqualTo(fault.get("filter"));
      assertThat(found.at(i, "reason")).isEqualTo(fault.get("reason"));
    }
  }

  /** The map as the method makes it, within half a step of float16 of its largest number. */
  @Test
  void mapsAreThoseOfTheMethod() throws IOException {
    Path file = files().get(4);
    Scene scene = Scene.of(AtlasFixture.NETWORK, Photo.read(file)).seeded(7);
    Prediction best = Prediction.all(AtlasFixture.NETWORK, scene.input()).get(0);
    Score score = Prediction.score(AtlasFixture.PHOTOS.head(), best.index());
    Volume map =
        Choice.parse("saliency").get(0).method().explained(scene.explaining(score)).heat().map();
    Found row =
        atlas.ask(
            "SELECT m.*, q.inside, q.area, q.width AS wide, q.height AS tall FROM maps m JOIN pictures q USING"
                + " (digest) WHERE q.names[1] = ?",
            pictures.relativize(file).toString().replace('\\', '/'));
    List<?> values = (List<?>) Objects.requireNonNull(row.at(0, "values"));
    double scale = row.number(0, "scale");
    double inside = 0;
    var seen =
        AtlasFixture.PHOTOS
            .preprocessing()
            .resize()
            .seen(
                (int) row.number(0, "tall"),
                (int) row.number(0, "wide"),
                map.height(),
                map.width());
    for (int i = 0; i < map.size(); i++) {
      double kept = ((Number) Objects.requireNonNull(values.get(i))).doubleValue() * scale;
      assertThat(kept).isEqualTo(map.at(i), within(scale * 0x1p-11));
      double x = seen.left() + (i % map.width() + 0.5) * seen.width() / map.width();
      int line = i / map.width();
      double y = seen.top() + (line + 0.5) * seen.height() / map.height();
      inside += x < 10 && y < 30 ? map.at(i) : 0;
    }
    assertThat(row.number(0, "inside")).isEqualTo(inside / map.sum(), within(1e-5));
    Found often = new AtlasQuestions(atlas).explained(0.2);
    assertThat(often.columns()).contains("share_low", "share_high");
  }

  @Test
  void brokenFilesAreNamed() throws IOException {
    assertThat(atlas.manifest().summary().broken()).isEqualTo(1);
    Found found = new AtlasQuestions(atlas).broken(10);
    assertThat(found.text(0, "file")).isEqualTo("torn.jpg");
    assertThat(found.text(0, "reason")).contains("no picture that can be read");
  }

  /** Two that look alike: the stronger one stands for both. */
  @Test
  void ofPicturesThatLookAlikeOneStandsInTheList() {
    TopCells cells = new TopCells(1, 3);
    for (StrongCell one :
        List.of(
            new StrongCell(5, "b", 1, 0),
            new StrongCell(7, "a", 2, 0),
            new StrongCell(6, "c", 1, 4),
            new StrongCell(6, "d", 1, 0),
            new StrongCell(1, "e", 3, 0),
            new StrongCell(2, "f", 4, 0))) {
      cells.offer(0, one);
    }
    assertThat(cells.of(0)).extracting(StrongCell::digest).containsExactly("a", "c", "f");
  }

  @Test
  void nothingButTheAtlasIsRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
    for (String sql :
        List.of(
            "SELECT * FROM '" + secret + "'",
            "SELECT * FROM read_text('/etc/passwd')",
            "COPY pictures TO '" + folder.resolve("atlas/x.csv") + "'",
            "SELECT 1; DROP VIEW pictures",
            "SELECT 1) ; COPY (SELECT 1",
            "INSTALL httpfs",
            "SET enable_external_access = true")) {
      assertThatThrownBy(() -> atlas.select(sql)).as(sql).isInstanceOf(UsageException.class);
    }
    assertThat(atlas.select("WITH a AS (SELECT 2 AS b) SELECT b FROM a -- so").number(0, "b"))
        .isEqualTo(2);
    assertThat(Optional.of(atlas.folder()).filter(f -> Files.exists(f.resolve("x.csv")))).isEmpty();
  }

  /** Against Wilson's interval for 8 of 10, as statsmodels gives it. */
  @Test
  void intervals() {
    Interval eight = Interval.ofShare(8, 10);
    assertThat(eight.low()).isEqualTo(0.4901625, within(1e-6));
    assertThat(eight.high()).isEqualTo(0.9433178, within(1e-6));
    Interval same = Interval.ofMean(new double[] {0.25, 0.25, 0.25}, 1);
    assertThat(same).isEqualTo(new Interval(0.25, 0.25));
  }
}
