package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.format.Models;
import org.convlens.method.gradient.PixelAttribution;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;

/** What other programs computed on one small network, by name: scripts beside it wrote them. */
record Numbers(Map<String, float[]> all) {
  private static final Path FOLDER =
      Shared.root().resolve("gallery/src/test/resources/attribution");

  /** Black is −2.5 and white 3. */
  private static final Preprocessing BOUNDED =
      new Preprocessing(
          new Preprocessing.Stretch(Warp.Filter.BILINEAR),
          Preprocessing.Channels.RGB,
          5.5 / 255,
          List.of(2.5),
          List.of(1.0),
          "test");

  static Numbers read(String file) {
    Map<String, float[]> numbers = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file(file))) {
        String[] cells = line.split("\t", -1);
        float[] row = new float[cells.length - 1];
        for (int i = 0; i < row.length; i++) {
          row[i] = Float.parseFloat(cells[i + 1]);
        }
        numbers.put(cells[0], row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Numbers(numbers);
  }

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** The network, of 3 × 12 × 12 pictures and four classes. */
  static Network network() throws IOException {
    Model model = Models.open(file("network.pt")).withPreprocessing(BOUNDED);
    return Torch.engine().open(model);
  }

  static Volume picture() {
    return Volume.of(3, 12, 12, read("expected.tsv").get("picture"));
  }

  static Volume baseline() {
    return Volume.of(3, 12, 12, read("expected.tsv").get("baseline"));
  }

  float[] get(String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  /** The expected numbers, in the shape of those found. */
  Volume like(Volume found, String name) {
    return Volume.of(found.channels(), found.height(), found.width(), get(name));
  }

  /** Within 1e-5 of the largest number expected. */
  /** What a method gives each pixel of the picture for a score. */
  void check(PixelAttribution method, Score score, String name) throws IOException {
    try (Network network = network()) {
      check(method.attribute(network, picture(), score, Run.QUIET).pixels(), name);
    }
  }

  void check(Volume found, String name) {
    check(found, like(found, name), name);
  }

  static void check(Volume found, Volume expected, String name) {
    double largest = expected.abs().max();
    assertThat(largest).isGreaterThan(1e-4);
    assertThat((double) found.minus(expected).abs().max())
        .as(name + ", whose largest number is " + largest)
        .isCloseTo(0, within(1e-5 * largest));
  }
}
